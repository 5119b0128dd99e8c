using System.Globalization;
using Azure;
using Azure.Data.Tables;
using NhipSo.Domain.Ledger;
using NhipSo.Functions.Storage;

namespace NhipSo.Functions.Submissions;

/// <summary>A partition of the ledger as storage has it.</summary>
/// <param name="ETag">What its head is replaced under; null when nothing was written yet.</param>
/// <param name="Head">Its head.</param>
/// <param name="Units">The units' heads by unit id.</param>
public sealed record Partition(ETag? ETag, PartitionHead Head, IReadOnlyDictionary<string, UnitHead> Units);

/// <summary>A stored revision and its receipt.</summary>
/// <param name="Head">What a head says of it.</param>
/// <param name="Receipt">Its signed receipt.</param>
public sealed record StoredRevision(UnitHead Head, string Receipt);

/// <summary>
/// The table Submissions. A partition has three kinds of row: <c>!</c> its head, <c>h|{unit}</c> the units' heads with
/// their figures a column each, <c>r|{unit}|{revision:D6}</c> the revisions.
/// </summary>
public sealed class SubmissionTable(TableServiceClient tables)
{
    private const string HeadKey = "!";
    private readonly TableClient table = tables.GetTableClient(TableNames.Submissions);

    /// <summary>The partition's head and the units' heads, one range read.</summary>
    public async Task<(Partition Partition, IReadOnlyList<TableEntity> Heads)> ReadHeadsAsync(PartitionKey key, CancellationToken cancellationToken)
    {
        ETag? etag = null;
        var head = PartitionHead.Empty;
        var units = new Dictionary<string, UnitHead>(StringComparer.Ordinal);
        var rows = new List<TableEntity>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {key.ToString()} and RowKey ge {HeadKey} and RowKey lt {"h}"}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            if (row.RowKey == HeadKey)
            {
                (etag, head) = (row.ETag, new(row.Int64("sequence"), row.Text("runningHash")));
            }
            else
            {
                units.Add(row.RowKey[2..], ReadUnitHead(row));
                rows.Add(row);
            }
        }

        return (new(etag, head, units), rows);
    }

    /// <summary>How many entries the partition has: one point read.</summary>
    public async Task<(long Sequence, ETag? ETag)> ReadSequenceAsync(PartitionKey key, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(key.ToString(), HeadKey, cancellationToken: cancellationToken);
        return row is { HasValue: true, Value: { } head } ? (head.Int64("sequence"), head.ETag) : (0, null);
    }

    /// <summary>A unit's head with its figures, or null when it has not reported.</summary>
    public async Task<TableEntity?> FindHeadAsync(PartitionKey key, string unit, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(key.ToString(), $"h|{unit}", cancellationToken: cancellationToken);
        return row.HasValue ? row.Value : null;
    }

    /// <summary>One revision of a unit.</summary>
    public async Task<StoredRevision> ReadRevisionAsync(PartitionKey key, string unit, int revision, CancellationToken cancellationToken) =>
        ReadRevision(await table.GetEntityAsync<TableEntity>(key.ToString(), RevisionKey(unit, revision), cancellationToken: cancellationToken));

    /// <summary>The revision of a unit with that content that corrected that base, or null.</summary>
    public async Task<StoredRevision?> FindRevisionAsync(
        PartitionKey key, string unit, string contentHash, string previous, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {key.ToString()} and RowKey ge {$"r|{unit}|"} and RowKey lt {$"r|{unit}}}"} and contentHash eq {contentHash} and previous eq {previous}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            return ReadRevision(row);
        return null;
    }

    /// <summary>
    /// Appends revisions in one transaction: each with its unit's head, and the partition's head under its ETag, the
    /// only precondition. All are stored or none.
    /// </summary>
    /// <param name="partition">What the revisions were decided against.</param>
    /// <param name="key">Where.</param>
    /// <param name="entries">The revisions, each unit once, in the order of their sequence.</param>
    /// <param name="head">The partition's head with them.</param>
    /// <param name="cancellationToken">Ends the wait; the outcome is then unknown.</param>
    /// <returns>The new ETag of the partition's head.</returns>
    /// <exception cref="TableTransactionFailedException">Status 409 or 412: someone else wrote to the partition.</exception>
    public async Task<ETag?> AppendAsync(
        Partition partition, PartitionKey key, IReadOnlyList<(Revision Revision, string Receipt)> entries, PartitionHead head, CancellationToken cancellationToken)
    {
        var headRow = new TableEntity(key.ToString(), HeadKey)
        {
            ["sequence"] = head.Sequence,
            ["runningHash"] = head.RunningHash,
            ["updated"] = entries[^1].Revision.Received.ToDateTimeOffset(),
        };
        List<TableTransactionAction> actions =
        [
            partition.ETag is { } etag
                ? new(TableTransactionActionType.UpdateReplace, headRow, etag)
                : new(TableTransactionActionType.Add, headRow),
        ];
        foreach (var (revision, receipt) in entries)
        {
            actions.Add(new(TableTransactionActionType.Add, RevisionRow(key, revision, receipt)));
            actions.Add(new(TableTransactionActionType.UpsertReplace, UnitHeadRow(key, revision)));
        }

        var responses = await table.SubmitTransactionAsync(actions, cancellationToken);
        return responses.Value[0].Headers.ETag;
    }

    /// <summary>Reads what a unit's head says of its revision.</summary>
    public static UnitHead ReadUnitHead(TableEntity row) => new(
        row.Int32("revision"),
        row.Int64("sequence"),
        row.Text("hash"),
        row.Text("contentHash"),
        row.Instant("received"));

    private static StoredRevision ReadRevision(TableEntity row) => new(ReadUnitHead(row), row.Text("receipt"));

    private static TableEntity RevisionRow(PartitionKey key, Revision revision, string receipt) =>
        new(key.ToString(), RevisionKey(revision.Submission.Unit.Id, revision.Number))
        {
            ["record"] = revision.Record,
            ["hash"] = revision.Hash,
            ["contentHash"] = revision.Submission.ContentHash,
            ["previous"] = revision.Previous,
            ["revision"] = revision.Number,
            ["sequence"] = revision.Sequence,
            ["received"] = revision.Received.ToDateTimeOffset(),
            ["receipt"] = receipt,
        };

    private static TableEntity UnitHeadRow(PartitionKey key, Revision revision)
    {
        var row = new TableEntity(key.ToString(), $"h|{revision.Submission.Unit.Id}")
        {
            ["status"] = "submitted",
            ["revision"] = revision.Number,
            ["sequence"] = revision.Sequence,
            ["hash"] = revision.Hash,
            ["contentHash"] = revision.Submission.ContentHash,
            ["received"] = revision.Received.ToDateTimeOffset(),
            ["onTime"] = revision.OnTime,
            ["complete"] = revision.Submission.Validated.IsComplete,
            ["valueStatus"] = Words.Of(revision.Submission.Status),
            ["formVersion"] = revision.Submission.Form.Version,
        };
        foreach (var (code, value) in revision.Submission.Validated.Values)
            row[code] = (double)value;
        return row;
    }

    private static string RevisionKey(string unit, int revision) =>
        string.Create(CultureInfo.InvariantCulture, $"r|{unit}|{revision:D6}");
}
