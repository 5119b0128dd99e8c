using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using NhipSo.Domain.Measuring;
using NhipSo.Functions.Http;
using NhipSo.Functions.Storage;
using NodaTime;

namespace NhipSo.Functions.Measuring;

/// <summary>A version as a row: a typed column an indicator, and in <c>coverage</c> what each rests on.</summary>
internal static class MeasuredPeriodRow
{
    public static TableEntity Write(string partition, MeasuredVersion version)
    {
        var (unit, values) = version.Measured;
        var row = new TableEntity(partition, string.Create(CultureInfo.InvariantCulture, $"{unit}|{version.Version:D4}"))
        {
            ["version"] = version.Version,
            ["taken"] = version.Taken.ToDateTimeOffset(),
            ["reason"] = version.Reason,
            ["coverage"] = JsonSerializer.Serialize(values.ToDictionary(pair => pair.Key, pair => Basis.Of(pair.Value)), ApiJson.Options),
        };
        foreach (var (indicator, value) in values)
            row[indicator] = (double)value.Value;
        return row;
    }

    public static MeasuredVersion Read(TableEntity row)
    {
        var bases = JsonSerializer.Deserialize<Dictionary<string, Basis>>(row.Text("coverage"), ApiJson.Options)!;
        var values = bases.ToImmutableSortedDictionary(
            pair => pair.Key,
            pair => new MeasuredValue((decimal)row.GetDouble(pair.Key)!.Value, pair.Value.Coverage, pair.Value.AsOf),
            StringComparer.Ordinal);
        return new(new(row.RowKey[..row.RowKey.LastIndexOf('|')], values), row.Int32("version"), row.Instant("taken"), row.GetString("reason"));
    }

    /// <summary>What a figure rests on: seen and due of slots, of systems and of services.</summary>
    private sealed record Basis(int[] Slots, int[] Systems, int[] Services, Instant AsOf)
    {
        public Coverage Coverage => new(Slots[0], Slots[1], Systems[0], Systems[1], Services[0], Services[1]);

        public static Basis Of(MeasuredValue value)
        {
            var of = value.Coverage;
            return new([of.SlotsSeen, of.SlotsDue], [of.SystemsSeen, of.SystemsDue], [of.ServicesSeen, of.ServicesDue], value.AsOf);
        }
    }
}
