using System.Globalization;
using System.Text.Json.Nodes;
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

namespace NhipSo.Functions.Submissions;

/// <summary>The history of a unit's report: every revision, and everything that the ministry did with it.</summary>
public sealed class GetRevisions(SubmissionTable table, Intake intake, Catalogue catalogue, TimeProvider time)
{
    /// <summary>All entries, the first first.</summary>
    [Function(nameof(GetRevisions))]
    [Allow(Role.Enter, Role.Sign, Role.Read, Role.Steer)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/submissions/{form}/{period}/{unit}/revisions")] HttpRequest request,
        string form,
        string period,
        string unit,
        CancellationToken cancellationToken)
    {
        var (obligation, chain) = await ReadAsync(request, form, period, unit, cancellationToken);
        return Results.Json(new { Unit = UnitAnswer.From(obligation.Unit), Entries = await Task.WhenAll(chain.Select(row => SummaryOfAsync(row, cancellationToken))) }, ApiJson.Options);
    }

    /// <summary>One revision with what it says, word for word, and what the checks find in it today.</summary>
    [Function("GetRevision")]
    [Allow(Role.Enter, Role.Sign, Role.Read, Role.Steer)]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/submissions/{form}/{period}/{unit}/revisions/{revision}")] HttpRequest request,
        string form,
        string period,
        string unit,
        string revision,
        CancellationToken cancellationToken)
    {
        var (obligation, chain) = await ReadAsync(request, form, period, unit, cancellationToken);
        var row = chain.FirstOrDefault(each => KindOf(each) == EntryKind.Submission && each.Int32("revision").ToString(CultureInfo.InvariantCulture) == revision)
            ?? throw Refusals.UnknownRevision(revision, obligation.Unit);
        var content = await table.ReadContentAsync(row, cancellationToken);
        var checkedAgain = await intake.CheckAgainAsync(obligation, content, cancellationToken);
        return Results.Json(
            new
            {
                Unit = UnitAnswer.From(obligation.Unit),
                Entry = await SummaryOfAsync(row, cancellationToken),
                Content = JsonNode.Parse(content),
                Record = row.Text("record"),
                Findings = FindingAnswer.From(checkedAgain.Findings, request),
            },
            ApiJson.Options);
    }

    private async Task<(Obligation Obligation, IReadOnlyList<TableEntity> Chain)> ReadAsync(
        HttpRequest request, string form, string period, string unit, CancellationToken cancellationToken)
    {
        var obligation = Address.Find(catalogue, form, period, unit, time.Now());
        Caller.Of(request).MustSee(obligation.Unit, catalogue);
        return (obligation, await table.ReadChainAsync(PartitionKey.Of(obligation), obligation.Unit.Id, cancellationToken));
    }

    private static EntryKind KindOf(TableEntity row) => Words.Kind(row.Text("kind"));

    private async Task<object> SummaryOfAsync(TableEntity row, CancellationToken cancellationToken)
    {
        var record = JsonNode.Parse(row.Text("record"))!;
        var isRevision = KindOf(row) == EntryKind.Submission;
        return new
        {
            Kind = KindOf(row),
            Revision = row.Int32("revision"),
            Sequence = row.Int64("sequence"),
            Hash = row.Text("hash"),
            Received = row.Instant("received"),
            OnTime = isRevision ? row.Boolean("onTime") : (bool?)null,
            By = (string?)record["by"],
            Reason = (string?)record["reason"],
            Ruling = isRevision ? null : JsonNode.Parse(await table.ReadContentAsync(row, cancellationToken)),
            Receipt = row.Text("receipt"),
        };
    }
}
