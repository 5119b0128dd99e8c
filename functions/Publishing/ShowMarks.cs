using Azure;
using Azure.Data.Tables;
using NhipSo.Functions.Storage;
using NodaTime;

namespace NhipSo.Functions.Publishing;

/// <summary>A mark that something beside the ledger is to be published.</summary>
/// <param name="Kind">What: the partition of the mark.</param>
/// <param name="What">Of it which: the beginning of the mark's key.</param>
/// <param name="Row">The mark's own key.</param>
/// <param name="After">Not before then: a write may be under way until then, or something becomes public by time alone.</param>
/// <param name="ETag">What it is deleted under; null of one that was just written.</param>
public sealed record ShowMark(string Kind, string What, string Row, Instant After, ETag? ETag = null);

/// <summary>
/// What a write beside the ledger owes: publishing. Whoever writes leaves a mark of its own before, and says in it afterwards that the
/// write is done; one that a crash left behind is followed after ten minutes. A mark is deleted only when what it asks for is published.
/// </summary>
public sealed class ShowMarks(TableServiceClient tables, TimeProvider time)
{
    /// <summary>Reported and measured figures side by side: a form and period.</summary>
    public const string Compared = "publish.compared";

    /// <summary>Days that are summed up.</summary>
    public const string Days = "publish.days";

    /// <summary>What a write may still be under way for after its mark.</summary>
    private static readonly Duration Patience = Duration.FromMinutes(10);

    private readonly TableClient pending = tables.GetTableClient(TableNames.Pending);

    /// <summary>Before a write: leaves its mark.</summary>
    /// <param name="kind">What.</param>
    /// <param name="what">Of it which.</param>
    /// <param name="cancellationToken">Ends the try.</param>
    public async Task<ShowMark> OweAsync(string kind, string what, CancellationToken cancellationToken)
    {
        var mark = new ShowMark(kind, what, $"{what}|{Guid.NewGuid():N}", time.Now() + Patience);
        await WriteAsync(mark, cancellationToken);
        return mark;
    }

    /// <summary>After the write: whoever publishes need wait no longer.</summary>
    public Task DoneAsync(ShowMark mark, CancellationToken cancellationToken) => WriteAsync(mark with { After = time.Now() }, cancellationToken);

    /// <summary>Something becomes public by time alone, or does no more where <paramref name="at"/> is null.</summary>
    public async Task AtAsync(string kind, string what, Instant? at, CancellationToken cancellationToken)
    {
        if (at is { } then)
            await WriteAsync(new(kind, what, $"{what}|{Due}", then), cancellationToken);
    }

    /// <summary>Removes a mark, unless it asks for more meanwhile.</summary>
    public Task ClearAsync(ShowMark mark, CancellationToken cancellationToken) =>
        pending.DeleteUnchangedAsync(mark.Kind, mark.Row, mark.ETag ?? ETag.All, cancellationToken);

    /// <summary>Reads a row of the table Pending.</summary>
    internal static ShowMark Read(TableEntity row) =>
        new(row.PartitionKey, row.RowKey[..row.RowKey.LastIndexOf('|')], row.RowKey, row.Instant("after"), row.ETag);

    private const string Due = "due";

    private Task<Response> WriteAsync(ShowMark mark, CancellationToken cancellationToken) => pending.UpsertEntityAsync(
        new TableEntity(mark.Kind, mark.Row) { ["after"] = mark.After.ToDateTimeOffset() }, TableUpdateMode.Replace, cancellationToken);
}
