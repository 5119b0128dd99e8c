using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Functions.Storage;
using NodaTime;
using NodaTime.Text;

namespace NhipSo.Functions.Measuring;

/// <summary>
/// The rows of a summed-up day. A unit's has one typed column a metric: what happened in the day, or a gauge's mean. Columns of our
/// own begin with <c>_</c>, which no metric does.
/// </summary>
internal static class MeasuredDayRows
{
    public const string Mark = "!";

    /// <summary>So many characters fit in a string of a table.</summary>
    private const int MaxCharacters = 32_000;

    private static readonly LocalDatePattern MonthPattern = LocalDatePattern.CreateWithInvariantCulture("uuuuMM");

    public static string PartitionKey(string source, LocalDate day) => $"{source}|{MonthPattern.Format(day)}";

    public static string RowKey(LocalDate day, string unit) => string.Create(CultureInfo.InvariantCulture, $"{day.Day:D2}|{unit}");

    public static (int Day, string Unit) Parse(string rowKey) => (int.Parse(rowKey[..2], CultureInfo.InvariantCulture), rowKey[3..]);

    public static IEnumerable<TableEntity> Write(Source source, MeasuredDay day)
    {
        foreach (var unit in day.Carry.Units.Keys.Union(day.Units.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var hours = day.Units.GetValueOrDefault(unit, ImmutableSortedDictionary<string, ImmutableArray<Tally>>.Empty);
            var whole = hours.ToImmutableSortedDictionary(pair => pair.Key, pair => MeasuredDay.Whole(pair.Value), StringComparer.Ordinal);
            var row = new TableEntity(PartitionKey(source.Id, day.Day), RowKey(day.Day, unit));
            foreach (var metric in source.Metrics)
            {
                if (whole.GetValueOrDefault(metric.Code) is { LastAt: not null } tally && (metric.Counting == Counting.Gauge ? tally.Mean ?? tally.Last : tally.Sum) is { } value)
                    row[metric.Code] = value;
            }

            WriteText(row, "_day", DayJson.Write(whole));
            WriteText(row, "_hours", DayJson.WriteHours(hours));
            WriteText(row, "_carry", DayJson.Write(CarryOf(day.Carry, unit)));
            yield return row;
        }
    }

    public static ImmutableSortedDictionary<string, Tally> ReadDay(TableEntity row) => DayJson.Read(ReadText(row, "_day"));

    public static ImmutableSortedDictionary<string, ImmutableArray<Tally>> ReadHours(TableEntity row) => DayJson.ReadHours(ReadText(row, "_hours"));

    public static ImmutableSortedDictionary<string, LastValue> ReadCarry(TableEntity row) => DayJson.ReadCarry(ReadText(row, "_carry"));

    /// <summary>The columns that hold a text, as many as there may be.</summary>
    public static IEnumerable<string> ColumnsOf(string name) => Enumerable.Range(1, 8).Select(number => ColumnOf(name, number));

    public static string HoursText(ImmutableArray<int> hours) => string.Join(',', hours);

    public static ImmutableArray<int> ReadHoursText(string text) => [.. text.Split(',').Select(hour => int.Parse(hour, CultureInfo.InvariantCulture))];

    /// <summary>Names what a day hands on: another carry has another name.</summary>
    public static string HashOf(Carry carry) => Hash(
        $"{carry.Answered?.ToUnixTimeMilliseconds()};{string.Join(';', carry.Units.Select(unit => $"{unit.Key}={DayJson.Write(unit.Value)}"))}");

    /// <summary>Names what a day amounts to.</summary>
    public static string HashOf(MeasuredDay day) => Hash(
        $"{HoursText(day.Due)};{HoursText(day.Asked)};{HashOf(day.Carry)};{string.Join(';', day.Units.Select(unit => $"{unit.Key}={DayJson.WriteHours(unit.Value)}"))}");

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];

    private static ImmutableSortedDictionary<string, LastValue> CarryOf(Carry carry, string unit) =>
        carry.Units.GetValueOrDefault(unit, ImmutableSortedDictionary<string, LastValue>.Empty);

    public static void WriteText(TableEntity row, string name, string text)
    {
        foreach (var (index, part) in text.Chunk(MaxCharacters).Index())
            row[ColumnOf(name, index + 1)] = new string(part);
    }

    public static string ReadText(TableEntity row, string name)
    {
        var text = new StringBuilder(row.Text(name));
        for (var number = 2; row.GetString(ColumnOf(name, number)) is { } part; number++)
            text.Append(part);
        return text.ToString();
    }

    private static string ColumnOf(string name, int number) => number == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}{number}");
}
