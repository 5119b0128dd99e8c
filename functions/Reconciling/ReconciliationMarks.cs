using Azure;
using Azure.Data.Tables;
using NhipSo.Functions.Storage;
using NodaTime;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Reconciling;

/// <summary>A mark that a period is to be reconciled.</summary>
/// <param name="Form">The form's code.</param>
/// <param name="Period">The period.</param>
/// <param name="Row">The mark's own key.</param>
/// <param name="Made">When it was made.</param>
/// <param name="ETag">What it is deleted under.</param>
public sealed record ReconciliationMark(string Form, Period Period, string Row, Instant Made, ETag ETag);

/// <summary>
/// What a write owes: to reconcile a period. Whoever freezes what was measured leaves one before, and so does a report for a
/// period that nobody looks at any more.
/// </summary>
public sealed class ReconciliationMarks(TableServiceClient tables)
{
    private const string Kind = "reconcile";

    /// <summary>What a write may still be under way for after its mark.</summary>
    private static readonly Duration Patience = Duration.FromMinutes(10);

    private readonly TableClient pending = tables.GetTableClient(TableNames.Pending);

    /// <summary>Before a write: leaves the mark that it needs.</summary>
    /// <param name="pending">The table Pending.</param>
    /// <param name="form">The form's code.</param>
    /// <param name="period">The period.</param>
    /// <param name="now">The server's time.</param>
    /// <param name="cancellationToken">Ends the try.</param>
    public static Task OweAsync(TableClient pending, string form, Period period, Instant now, CancellationToken cancellationToken) => pending.UpsertEntityAsync(
        new TableEntity(Kind, $"{form}|{period.Code}") { ["made"] = now.ToDateTimeOffset() }, TableUpdateMode.Replace, cancellationToken);

    /// <summary>All marks.</summary>
    public async Task<IReadOnlyList<ReconciliationMark>> ReadAsync(CancellationToken cancellationToken)
    {
        var marks = new List<ReconciliationMark>();
        await foreach (var row in pending.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Kind}"), cancellationToken: cancellationToken))
        {
            if (row.RowKey.Split('|') is [var form, var period])
                marks.Add(new(form, Period.Parse(period), row.RowKey, row.Instant("made"), row.ETag));
        }

        return marks;
    }

    /// <summary>After the period was reconciled: removes the mark, unless its write may still be under way or another one has renewed it.</summary>
    /// <param name="mark">The mark.</param>
    /// <param name="read">When the period's figures began to be read.</param>
    /// <param name="cancellationToken">Ends the try.</param>
    public async Task ClearAsync(ReconciliationMark mark, Instant read, CancellationToken cancellationToken)
    {
        if (read - mark.Made >= Patience)
            await pending.DeleteUnchangedAsync(Kind, mark.Row, mark.ETag, cancellationToken);
    }
}
