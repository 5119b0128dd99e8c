using Microsoft.AspNetCore.Http;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Ledger;
using NhipSo.Domain.Submissions;
using NhipSo.Functions.Http;
using NodaTime;
using NodaTime.Text;

namespace NhipSo.Functions.Submissions;

/// <summary>A unit as the API echoes it, since codes are reused: its name and validity stand beside its code.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="ValidFrom">The first day on which it existed.</param>
/// <param name="ValidTo">The last day, or null while it exists.</param>
public sealed record UnitAnswer(string Id, string Code, Text Name, string ValidFrom, string? ValidTo)
{
    /// <summary>The unit.</summary>
    public static UnitAnswer From(Unit unit) => new(
        unit.Id, unit.Code, unit.Name, LocalDatePattern.Iso.Format(unit.ValidFrom),
        unit.ValidTo is { } last ? LocalDatePattern.Iso.Format(last) : null);
}

/// <summary>What the API answers about an entry of the ledger.</summary>
/// <param name="Form">The form's code.</param>
/// <param name="Period">The period's code.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Kind">What the entry says.</param>
/// <param name="State">Where the report stands.</param>
/// <param name="Revision">How many revisions the unit has sent with it.</param>
/// <param name="Sequence">Its place in the ledger's partition, from 1.</param>
/// <param name="Hash">Its hash; of a revision, also the ETag.</param>
/// <param name="Received">When the server received it.</param>
/// <param name="OnTime">Whether a report came before its due instant.</param>
/// <param name="Receipt">The signed receipt.</param>
public sealed record EntryAnswer(
    string Form, string Period, UnitAnswer Unit, EntryKind Kind, ReportState State, int Revision, long Sequence, string Hash, Instant Received,
    bool? OnTime, string Receipt)
{
    /// <summary>What was found and does not refuse the report.</summary>
    public IEnumerable<FindingAnswer>? Findings { get; init; }

    /// <summary>An entry of an obligation.</summary>
    public static EntryAnswer From(Obligation obligation, Accepted accepted)
    {
        var entry = accepted.Entry;
        return new(
            obligation.Form.Code, obligation.Period.Code, UnitAnswer.From(obligation.Unit), entry.Kind, accepted.Head.State, entry.Revision,
            entry.Sequence, entry.Hash, entry.Received, entry.Kind == EntryKind.Submission ? entry.OnTime : null, entry.Receipt);
    }

    /// <summary>A report that is in the ledger: 201 where it was new, with its revision's hash as the ETag.</summary>
    public static IResult Stored(HttpRequest request, Obligation obligation, Accepted accepted, IEnumerable<Finding> findings)
    {
        request.HttpContext.Response.Headers.ETag = $"\"{accepted.Entry.Hash}\"";
        return Results.Json(
            From(obligation, accepted) with { Findings = FindingAnswer.From(findings, request) },
            ApiJson.Options,
            statusCode: accepted is { IsNew: true, Entry.Revision: 1 } ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }
}
