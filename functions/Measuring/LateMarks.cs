using System.Globalization;
using Azure;
using Azure.Data.Tables;
using NhipSo.Domain.Periods;
using NhipSo.Functions.Storage;
using NodaTime;
using NodaTime.Text;

namespace NhipSo.Functions.Measuring;

/// <summary>A mark that a day of a source is to be summed up again.</summary>
/// <param name="Source">The source's id.</param>
/// <param name="Day">The day in Vietnam.</param>
/// <param name="Made">When the mark was made.</param>
/// <param name="ETag">What it is deleted under.</param>
public sealed record LateMark(string Source, LocalDate Day, Instant Made, ETag ETag);

/// <summary>
/// What a write of measurements of a past day owes: to sum that day up again. Whoever writes such measurements (a push with old
/// times, a backfill) leaves the marks first; a mark that nothing followed costs one computation.
/// </summary>
public sealed class LateMarks(TableServiceClient tables, TimeProvider time)
{
    private const string Kind = "measure";

    /// <summary>What a write may still be under way for after its mark.</summary>
    private static readonly Duration Patience = Duration.FromMinutes(10);

    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");
    private readonly TableClient pending = tables.GetTableClient(TableNames.Pending);

    /// <summary>Before measurements are written: leaves a mark a past day that they are of, none for today's.</summary>
    /// <param name="source">The source's id.</param>
    /// <param name="instants">The times of the measurements, as their rows will be named for: slots, or when they were pushed for.</param>
    /// <param name="cancellationToken">Ends the write.</param>
    public async Task MarkAsync(string source, IEnumerable<Instant> instants, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var today = now.InZone(VietnamTime.Zone).Date;
        foreach (var day in instants.Select(instant => instant.InZone(VietnamTime.Zone).Date).Where(day => day < today).Distinct())
        {
            var row = new TableEntity(Kind, RowKey(source, day)) { ["made"] = now.ToDateTimeOffset() };
            await pending.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
        }
    }

    /// <summary>All marks, the earliest day of a source first.</summary>
    public async Task<IReadOnlyList<LateMark>> ReadAsync(CancellationToken cancellationToken)
    {
        var marks = new List<LateMark>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Kind}");
        await foreach (var row in pending.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            var bar = row.RowKey.LastIndexOf('|');
            marks.Add(new(row.RowKey[..bar], Day.Parse(row.RowKey[(bar + 1)..]).GetValueOrThrow(), row.Instant("made"), row.ETag));
        }

        return marks;
    }

    /// <summary>After the day was summed up again: removes the mark, unless its write may still be under way or another one has renewed it.</summary>
    /// <param name="mark">The mark.</param>
    /// <param name="read">When the day's measurements began to be read.</param>
    /// <param name="cancellationToken">Ends the try.</param>
    public async Task ClearAsync(LateMark mark, Instant read, CancellationToken cancellationToken)
    {
        if (read - mark.Made >= Patience)
            await pending.DeleteUnchangedAsync(Kind, RowKey(mark.Source, mark.Day), mark.ETag, cancellationToken);
    }

    private static string RowKey(string source, LocalDate day) => string.Create(CultureInfo.InvariantCulture, $"{source}|{Day.Format(day)}");
}
