using System.Globalization;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Periods;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Bench.Publishing;

/// <summary>A form of 60 values, a third of them ratios, that so many communes in six regions owe.</summary>
internal static class Definitions
{
    public const int Values = 60;
    public static readonly Period Period = Period.Parse("2026-10");

    public static IReadOnlyList<string> Typed { get; } =
        [.. Enumerable.Range(1, Values).Select(number => string.Create(CultureInfo.InvariantCulture, $"BENCH{number:D2}"))];

    public static Catalogue Of(int units)
    {
        var counts = Typed.Select(code => new Indicator(
            code, Name(code), Name("lần"), ValueKind.Count, Accumulation.Period, 0, 1_000_000_000, 0, Better.Up, "bench", "NG"));
        var ratios = Enumerable.Range(0, Values / 3).Select(number => new Indicator(
            $"RATIO{number:D2}", Name($"RATIO{number:D2}"), Name("%"), ValueKind.Ratio, Accumulation.Period, 0, 1_000_000_000, 2, Better.Up, "bench", "NG",
            Numerator: Typed[2 * number], Denominator: Typed[(2 * number) + 1], Factor: 100));
        Indicator[] indicators = [.. counts, .. ratios];
        var form = new Form(
            "bench", 1, Name("Đo tốc độ"), Name("Đo tốc độ"), UnitKind.Commune, "G06", Period.Parse("2025-01"),
            new(PeriodKind.Month, Regime.Calendar, new(MonthsAfter: 1, Day: 6, At: new(17, 0))), Name("API"), Publication.Receipt,
            [new(Name("Số liệu"), [.. indicators.Select(indicator => new FormItem(indicator.Code))])], "bench");
        var communes = Enumerable.Range(10_000, units).Select(number => new Unit(
            $"{number}", $"{number}", Name($"Xã {number}"), UnitKind.Commune, $"R{number % 6}", new(2024, 7, 1)));
        return new(new([.. communes], [.. indicators], [form], [], [], [], [], []), "bench");
    }

    private static Text Name(string words) => new(words, words);
}
