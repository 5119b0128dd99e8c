using System.Collections.Immutable;
using Azure;
using Azure.Data.Tables;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Functions.Storage;
using NodaTime;

namespace NhipSo.Functions.Measuring;

/// <summary>That a day of a source is summed up: the row <c>{dd}|!</c>, written last and under its ETag.</summary>
/// <param name="Due">How many slots were due in each hour.</param>
/// <param name="Asked">In how many an attempt was made.</param>
/// <param name="Answered">The time of the last answer that held values, of this day or before.</param>
/// <param name="Units">How many units it has rows of.</param>
/// <param name="Base">Names what the day before handed on.</param>
/// <param name="Carry">Names what it hands on.</param>
/// <param name="Hash">Names what it amounts to; null while its rows are being written.</param>
/// <param name="ETag">What it is replaced under.</param>
public sealed record DayMark(
    ImmutableArray<int> Due, ImmutableArray<int> Asked, Instant? Answered, int Units, string Base, string Carry, string? Hash, ETag ETag);

/// <summary>
/// The table MeasuredDays, a partition a source and month in Vietnam: <c>{dd}|{unit}</c> a unit's day with its 24 hours and what
/// it hands on, <c>{dd}|!</c> the day's mark. Each transaction replaces the mark, so that two who sum the same day up cannot mix.
/// </summary>
public sealed class MeasuredDayTable(TableServiceClient tables)
{
    private const int RowsATransaction = 99;
    private const int CharactersATransaction = 1_500_000;
    private readonly TableClient table = tables.GetTableClient(TableNames.MeasuredDays);

    /// <summary>The mark of a day, or null.</summary>
    public async Task<DayMark?> FindMarkAsync(string source, LocalDate day, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(
            MeasuredDayRows.PartitionKey(source, day), MeasuredDayRows.RowKey(day, MeasuredDayRows.Mark), cancellationToken: cancellationToken);
        return row.HasValue ? ReadMark(row.Value!) : null;
    }

    /// <summary>What a day hands on; null where it is not summed up.</summary>
    public async Task<Carry?> FindCarryAsync(string source, LocalDate day, CancellationToken cancellationToken)
    {
        if (await FindMarkAsync(source, day, cancellationToken) is not { } mark)
            return null;
        var rows = await ReadRowsAsync(source, day, day, [.. MeasuredDayRows.ColumnsOf("_carry")], cancellationToken);
        return new(mark.Answered, rows.Where(IsUnit).ToImmutableSortedDictionary(row => UnitOf(row), MeasuredDayRows.ReadCarry, StringComparer.Ordinal));
    }

    /// <summary>The days between two that are summed up: each day's slots and tallies, without its hours.</summary>
    public async Task<IReadOnlyList<DaySum>> ReadAsync(
        string source, LocalDate from, LocalDate to, CancellationToken cancellationToken)
    {
        var days = new List<DaySum>();
        for (var first = from; first <= to; first = first.With(DateAdjusters.EndOfMonth).PlusDays(1))
        {
            var last = LocalDate.Min(to, first.With(DateAdjusters.EndOfMonth));
            var rows = await ReadRowsAsync(source, first, last, ["due", "asked", .. MeasuredDayRows.ColumnsOf("_day")], cancellationToken);
            days.AddRange(rows.GroupBy(row => MeasuredDayRows.Parse(row.RowKey).Day)
                .Where(day => day.Any(row => !IsUnit(row)))
                .Select(day => ReadDay(first.With(DateAdjusters.DayOfMonth(day.Key)), [.. day])));
        }

        return days;
    }

    /// <summary>A day with its hours, or null where it is not summed up.</summary>
    public async Task<MeasuredDay?> FindAsync(string source, LocalDate day, CancellationToken cancellationToken)
    {
        var rows = await ReadRowsAsync(source, day, day, [], cancellationToken);
        if (rows.Find(row => !IsUnit(row)) is not { } markRow)
            return null;
        var mark = ReadMark(markRow);
        var units = rows.Where(IsUnit).ToList();
        return new(
            day, mark.Due, mark.Asked,
            units.ToImmutableSortedDictionary(row => UnitOf(row), MeasuredDayRows.ReadHours, StringComparer.Ordinal),
            new(mark.Answered, units.ToImmutableSortedDictionary(row => UnitOf(row), MeasuredDayRows.ReadCarry, StringComparer.Ordinal)));
    }

    /// <summary>Writes a day. A crash leaves the mark without its hash, and the same again writes all of it.</summary>
    /// <param name="source">The source.</param>
    /// <param name="day">The day as summed up.</param>
    /// <param name="basis">Names what the day before handed on.</param>
    /// <param name="before">The mark as it was read before the measurements were; null where there was none.</param>
    /// <param name="now">The server's time.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>False where another instance has written meanwhile: read again.</returns>
    public async Task<bool> TryWriteAsync(
        Source source, MeasuredDay day, string basis, DayMark? before, Instant now, CancellationToken cancellationToken)
    {
        var rows = MeasuredDayRows.Write(source, day).Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)).ToList();
        rows.AddRange(await ReadLeftoversAsync(source.Id, day, rows, cancellationToken));
        var etag = before?.ETag;
        try
        {
            var chunks = Split(rows).ToList();
            foreach (var (index, chunk) in chunks.Index())
            {
                var isLast = index == chunks.Count - 1;
                var mark = WriteMark(source.Id, day, basis, isLast ? MeasuredDayRows.HashOf(day) : null, now);
                TableTransactionAction guard = etag is { } known
                    ? new(TableTransactionActionType.UpdateReplace, mark, known)
                    : new(TableTransactionActionType.Add, mark);
                var answers = await table.SubmitTransactionAsync([guard, .. chunk], cancellationToken);
                etag = answers.Value[0].Headers.ETag;
            }

            return true;
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412 or 404)
        {
            return false;
        }
    }

    /// <summary>Whether a day is summed up and all of its rows are there.</summary>
    public async Task<bool> IsWholeAsync(string source, LocalDate day, CancellationToken cancellationToken)
    {
        var rows = await ReadRowsAsync(source, day, day, [], cancellationToken);
        return rows.Find(row => !IsUnit(row)) is { } mark && ReadMark(mark) is { Hash: not null, Units: var units } && units == rows.Count - 1;
    }

    /// <summary>Rows of units that the day no longer has.</summary>
    private async Task<IEnumerable<TableTransactionAction>> ReadLeftoversAsync(
        string source, MeasuredDay day, List<TableTransactionAction> rows, CancellationToken cancellationToken)
    {
        var kept = rows.Select(row => row.Entity.RowKey).ToHashSet(StringComparer.Ordinal);
        var there = await ReadRowsAsync(source, day.Day, day.Day, ["_none"], cancellationToken);
        return there.Where(row => IsUnit(row) && !kept.Contains(row.RowKey))
            .Select(row => new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(row.PartitionKey, row.RowKey), ETag.All));
    }

    private static DaySum ReadDay(LocalDate day, List<TableEntity> rows)
    {
        var mark = rows.Find(row => !IsUnit(row))!;
        return new(
            day, MeasuredDayRows.ReadHoursText(mark.Text("due")).Sum(), MeasuredDayRows.ReadHoursText(mark.Text("asked")).Sum(),
            new(rows.Where(IsUnit).ToImmutableSortedDictionary(row => UnitOf(row), MeasuredDayRows.ReadDay, StringComparer.Ordinal)));
    }

    private async Task<List<TableEntity>> ReadRowsAsync(
        string source, LocalDate from, LocalDate to, IReadOnlyCollection<string> columns, CancellationToken cancellationToken)
    {
        var rows = new List<TableEntity>();
        var (first, below) = (MeasuredDayRows.RowKey(from, ""), MeasuredDayRows.RowKey(to, "")[..2] + "}");
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {MeasuredDayRows.PartitionKey(source, from)} and RowKey ge {first} and RowKey lt {below}");
        IEnumerable<string>? select = columns.Count == 0 ? null : ["PartitionKey", "RowKey", .. columns];
        await foreach (var row in table.QueryAsync<TableEntity>(filter, maxPerPage: null, select, cancellationToken))
            rows.Add(row);
        return rows;
    }

    private static IEnumerable<List<TableTransactionAction>> Split(List<TableTransactionAction> rows)
    {
        var (chunk, characters) = (new List<TableTransactionAction>(), 0);
        foreach (var row in rows)
        {
            var size = ((IDictionary<string, object>)row.Entity).Values.OfType<string>().Sum(text => text.Length);
            if (chunk.Count == RowsATransaction || (chunk.Count > 0 && characters + size > CharactersATransaction))
            {
                yield return chunk;
                (chunk, characters) = ([], 0);
            }

            chunk.Add(row);
            characters += size;
        }

        yield return chunk;
    }

    private static TableEntity WriteMark(string source, MeasuredDay day, string basis, string? hash, Instant now) =>
        new(MeasuredDayRows.PartitionKey(source, day.Day), MeasuredDayRows.RowKey(day.Day, MeasuredDayRows.Mark))
        {
            ["due"] = MeasuredDayRows.HoursText(day.Due),
            ["asked"] = MeasuredDayRows.HoursText(day.Asked),
            ["answered"] = day.Carry.Answered?.ToDateTimeOffset(),
            ["units"] = day.Units.Keys.Union(day.Carry.Units.Keys, StringComparer.Ordinal).Count(),
            ["base"] = basis,
            ["carry"] = MeasuredDayRows.HashOf(day.Carry),
            ["hash"] = hash,
            ["summed"] = now.ToDateTimeOffset(),
        };

    private static DayMark ReadMark(TableEntity row) => new(
        MeasuredDayRows.ReadHoursText(row.Text("due")), MeasuredDayRows.ReadHoursText(row.Text("asked")), row.FindInstant("answered"), row.Int32("units"),
        row.Text("base"), row.Text("carry"), row.GetString("hash"), row.ETag);

    private static bool IsUnit(TableEntity row) => MeasuredDayRows.Parse(row.RowKey).Unit != MeasuredDayRows.Mark;

    private static string UnitOf(TableEntity row) => MeasuredDayRows.Parse(row.RowKey).Unit;
}
