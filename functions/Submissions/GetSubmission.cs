using Azure.Data.Tables;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Ledger;
using NhipSo.Domain.Submissions;
using NhipSo.Functions.Access;
using NhipSo.Functions.Http;
using NhipSo.Functions.Problems;
using NhipSo.Functions.Storage;
using NodaTime;

namespace NhipSo.Functions.Submissions;

/// <summary>What a unit has reported for a form and period, with its receipt.</summary>
public sealed class GetSubmission(SubmissionTable table, Catalogue catalogue, TimeProvider time)
{
    [Function(nameof(GetSubmission))]
    [Allow(Role.Enter, Role.Sign, Role.Read, Role.Steer)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/submissions/{form}/{period}/{unit}")] HttpRequest request,
        string form,
        string period,
        string unit,
        CancellationToken cancellationToken)
    {
        var obligation = Address.Find(catalogue, form, period, unit, time.Now());
        Caller.Of(request).MustSee(obligation.Unit, catalogue);
        var key = PartitionKey.Of(obligation);
        var row = await table.FindHeadAsync(key, obligation.Unit.Id, cancellationToken);
        var head = row is null ? null : HeadRows.ReadUnit(row);
        if (head?.Revision is not { } revision)
            throw Refusals.NothingReported(obligation.Unit, obligation.Period);
        var partition = await table.ReadHeadAsync(key, cancellationToken);
        var stored = await table.ReadEntryAsync(key, obligation.Unit.Id, revision.Entry, cancellationToken);
        request.HttpContext.Response.Headers.ETag = $"\"{revision.Hash}\"";
        return Results.Json(AnswerOf(obligation, partition, head, stored, row!), ApiJson.Options);
    }

    private SubmissionAnswer AnswerOf(Obligation obligation, PartitionHead partition, UnitHead head, StoredEntry stored, TableEntity row)
    {
        var isLocked = Deadline.IsLocked(obligation.Form, obligation.Period, partition, head, time.Now());
        var revision = head.Revision!;
        var values = Figures.Read(row, catalogue, obligation.Form.Code);
        return new(
            obligation.Form.Code, row.Int32("formVersion"), obligation.Period.Code, UnitAnswer.From(obligation.Unit), Decide.StateOf(head, isLocked),
            revision.Number, revision.Sequence, revision.Hash, revision.Received, Deadline.Due(obligation.Form, obligation.Period, partition, head),
            Deadline.Met(obligation.Form, obligation.Period, partition, revision), revision.IsComplete, row.Text("valueStatus"),
            values, Figures.ReadStatuses(row, catalogue, values.Keys), Figures.ReadWords(row, catalogue, obligation.Form.Code), stored.Receipt);
    }
}

/// <summary>What the API answers about a unit's newest revision.</summary>
/// <param name="Form">The form's code.</param>
/// <param name="FormVersion">The version that it was checked against.</param>
/// <param name="Period">The period's code.</param>
/// <param name="Unit">The unit.</param>
/// <param name="State">Where the report stands.</param>
/// <param name="Revision">The revision, from 1.</param>
/// <param name="Sequence">Its place in the ledger's partition, from 1.</param>
/// <param name="Hash">Its hash, which is also the ETag.</param>
/// <param name="Received">When the server received it.</param>
/// <param name="Due">The last instant at which the unit's report is on time.</param>
/// <param name="OnTime">Whether the unit met its due instant; a correction does not undo it.</param>
/// <param name="Complete">Whether every required value is there.</param>
/// <param name="ValueStatus">How final its figures are.</param>
/// <param name="Values">The figures, with the sums and ratios that follow from them.</param>
/// <param name="Statuses">How final single figures are, where that is not <paramref name="ValueStatus"/>.</param>
/// <param name="Words">Words and choices.</param>
/// <param name="Receipt">The signed receipt.</param>
public sealed record SubmissionAnswer(
    string Form, int FormVersion, string Period, UnitAnswer Unit, ReportState State, int Revision, long Sequence, string Hash, Instant Received,
    Instant Due, bool OnTime, bool Complete, string ValueStatus, IReadOnlyDictionary<string, decimal> Values,
    IReadOnlyDictionary<string, ValueStatus> Statuses, IReadOnlyDictionary<string, string> Words, string Receipt);
