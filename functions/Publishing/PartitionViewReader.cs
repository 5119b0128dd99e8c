using Azure.Data.Tables;
using Microsoft.Extensions.Caching.Memory;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Ledger;
using NhipSo.Functions.Submissions;

namespace NhipSo.Functions.Publishing;

/// <summary>A partition as it is known, and what of it who may see.</summary>
/// <param name="Head">The partition's head.</param>
/// <param name="Received">Every report.</param>
/// <param name="Released">What is public, where that is not every report; null where it is.</param>
/// <param name="Changed">The heads of the units whose chains have grown, with the place of their newest entry.</param>
internal sealed record PartitionViews(PartitionHead Head, ReportView Received, ReportView? Released, IReadOnlyList<TableEntity> Changed);

/// <summary>
/// Reads partitions for publishing and remembers them: a report that comes then costs one range read of the rows that have
/// changed, and the work on its own figures. What is remembered is dropped when it would not be so any more.
/// </summary>
public sealed class PartitionViewReader(SubmissionTable submissions, UnitReports reports, Catalogue catalogue) : IDisposable
{
    /// <summary>So many reports are remembered; of 60 figures each about 5 KB.</summary>
    private const int MaxReports = 20_000;

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = MaxReports });

    /// <summary>A partition as storage has it. Not for two at once.</summary>
    internal async Task<PartitionViews> ReadAsync(PartitionKey key, Form form, CancellationToken cancellationToken)
    {
        cache.TryGetValue(key, out PartitionViews? known);
        cache.Remove(key); // Half of an update is never remembered.
        var now = await UpdateAsync(key, form, known, cancellationToken) ?? (await UpdateAsync(key, form, known: null, cancellationToken))!;
        cache.Set(key, now with { Changed = [] }, new MemoryCacheEntryOptions { Size = 1 + now.Received.Reports });
        return now;
    }

    /// <summary>Forgets a partition: its pages may not have been written.</summary>
    internal void Forget(PartitionKey key) => cache.Remove(key);

    /// <inheritdoc/>
    public void Dispose() => cache.Dispose();

    private async Task<PartitionViews?> UpdateAsync(PartitionKey key, Form form, PartitionViews? known, CancellationToken cancellationToken)
    {
        var (partition, rows) = await submissions.ReadHeadsAsync(key, known?.Head.Sequence, cancellationToken);
        if (known is not null && (partition.Head.Sequence < known.Head.Sequence || partition.Head.Extended != known.Head.Extended))
            return null; // Storage was restored under us, or all were given more time, which changes who was late.
        var received = known?.Received ?? new ReportView(catalogue, form, key.Period);
        var open = known is null && form.Publish == Publication.Confirmation ? new ReportView(catalogue, form, key.Period, isReleasedOnly: true) : known?.Released;
        foreach (var row in rows)
        {
            var unit = HeadRows.ReadUnit(row);
            var isExempt = unit.State == ReportState.Exempt;
            received.Put(HeadRows.UnitOf(row), await reports.FindReceivedAsync(key, form, partition.Head, row, cancellationToken), isExempt, unit.Due);
            if (open is not null)
                open.Put(HeadRows.UnitOf(row), await reports.FindReleasedAsync(key, form, partition.Head, row, cancellationToken), isExempt, unit.Due);
        }

        return new(partition.Head, received, open, rows);
    }
}
