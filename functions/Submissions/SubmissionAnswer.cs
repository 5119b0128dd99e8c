using NhipSo.Domain.Definitions;
using NhipSo.Domain.Ledger;
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

/// <summary>What the API answers about a report.</summary>
/// <param name="Form">The form's code.</param>
/// <param name="Period">The period's code.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Revision">The revision, from 1.</param>
/// <param name="Sequence">Its place in the ledger's partition, from 1.</param>
/// <param name="Hash">Its hash, which is also the ETag.</param>
/// <param name="Received">When the server received it.</param>
/// <param name="OnTime">Whether that was before the due instant.</param>
/// <param name="Receipt">The signed receipt.</param>
public sealed record SubmissionAnswer(
    string Form, string Period, UnitAnswer Unit, int Revision, long Sequence, string Hash, Instant Received, bool OnTime, string Receipt)
{
    /// <summary>What was found and does not refuse the report.</summary>
    public IEnumerable<FindingAnswer>? Findings { get; init; }

    /// <summary>The figures, with the ratios that follow from them.</summary>
    public IReadOnlyDictionary<string, decimal>? Values { get; init; }

    /// <summary>A stored revision of an obligation.</summary>
    public static SubmissionAnswer From(Obligation obligation, UnitHead head, string receipt) => new(
        obligation.Form.Code, obligation.Period.Code, UnitAnswer.From(obligation.Unit), head.Revision, head.Sequence, head.Hash,
        head.Received, head.Received <= obligation.Form.Calendar.Due(obligation.Period), receipt);
}
