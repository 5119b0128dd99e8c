using System.Globalization;
using System.Threading.Channels;
using Azure;
using Azure.Data.Tables;
using NhipSo.Functions.Reconciling;
using NhipSo.Functions.Storage;
using NhipSo.Functions.Submissions;
using NodaTime;

namespace NhipSo.Functions.Publishing;

/// <summary>A mark that a partition is to be published.</summary>
/// <param name="Partition">Which.</param>
/// <param name="Sequence">Up to which entry.</param>
/// <param name="Made">When the mark was made.</param>
/// <param name="ETag">What it is deleted under.</param>
public sealed record PendingMark(PartitionKey Partition, long Sequence, Instant Made, ETag ETag);

/// <summary>What is to be published at once.</summary>
/// <param name="Partition">A partition of the ledger, or null.</param>
/// <param name="IsMarked">Whether it is what marks beside the ledger ask for; else without a partition it is the measurements.</param>
public readonly record struct FollowUp(PartitionKey? Partition, bool IsMarked = false);

/// <summary>
/// What a write owes: publishing. The signal publishes at once in this process; what guarantees it is that each minute
/// the publisher looks at the heads of warm partitions and at the marks that writes to all others leave beforehand.
/// </summary>
public sealed class FollowUps(TableServiceClient tables)
{
    private const string Kind = "publish";

    /// <summary>A partition that is about to be looked at no more leaves marks already: an outage may last.</summary>
    private static readonly Duration CoolingMargin = Duration.FromDays(7);

    private readonly TableClient pending = tables.GetTableClient(TableNames.Pending);
    private readonly Channel<FollowUp> signals = Channel.CreateUnbounded<FollowUp>();

    /// <summary>What to publish at once.</summary>
    public ChannelReader<FollowUp> Signals => signals.Reader;

    /// <summary>Says that a partition has a new entry.</summary>
    public void Signal(PartitionKey partition) => signals.Writer.TryWrite(new(partition));

    /// <summary>Says that there are new measurements.</summary>
    public void SignalMeasurements() => signals.Writer.TryWrite(new(null));

    /// <summary>Says that a mark beside the ledger can be followed.</summary>
    public void SignalMarked() => signals.Writer.TryWrite(new(null, IsMarked: true));

    /// <summary>Before a write: leaves the marks that it needs, none where the publisher and the reconciler look anyway.</summary>
    /// <param name="candidate">A part of the write.</param>
    /// <param name="sequence">The sequence that the write will reach.</param>
    /// <param name="now">The server's time.</param>
    public async Task OweAsync(Candidate candidate, long sequence, Instant now)
    {
        if (!candidate.Partition.IsSandbox && !candidate.Form.Calendar.IsWarm(candidate.Period, now + CoolingMargin))
        {
            await OwePublishingAsync(candidate.Partition, sequence, now);
            await ReconciliationMarks.OweAsync(pending, candidate.Form.Code, candidate.Period, now, CancellationToken.None);
        }
    }

    /// <summary>Leaves the mark that a partition is to be published.</summary>
    public Task OwePublishingAsync(PartitionKey partition, long sequence, Instant now) => pending.UpsertEntityAsync(
        new TableEntity(Kind, RowKey(partition, sequence)) { ["made"] = now.ToDateTimeOffset() }, TableUpdateMode.Replace);

    /// <summary>All marks of what is to be published, of the ledger and beside it; one query.</summary>
    public async Task<(IReadOnlyList<PendingMark> Ledger, IReadOnlyList<ShowMark> Beside)> ReadMarksAsync(CancellationToken cancellationToken)
    {
        var (marks, beside) = (new List<PendingMark>(), new List<ShowMark>());
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {Kind} and PartitionKey lt {Kind + "/"}");
        await foreach (var row in pending.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            if (row.PartitionKey != Kind)
            {
                beside.Add(ShowMarks.Read(row));
                continue;
            }

            var bar = row.RowKey.LastIndexOf('|');
            marks.Add(new(
                PartitionKey.Parse(row.RowKey[..bar]), long.Parse(row.RowKey[(bar + 1)..], CultureInfo.InvariantCulture),
                row.Instant("made"), row.ETag));
        }

        return (marks, beside);
    }

    /// <summary>Removes a mark, unless a write has renewed it meanwhile.</summary>
    public Task ClearAsync(PendingMark mark, CancellationToken cancellationToken) =>
        pending.DeleteUnchangedAsync(Kind, RowKey(mark.Partition, mark.Sequence), mark.ETag, cancellationToken);

    /// <summary>The sequence is part of the key, so that writers who contend for a partition never overwrite each other's mark.</summary>
    private static string RowKey(PartitionKey partition, long sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{partition}|{sequence}");
}
