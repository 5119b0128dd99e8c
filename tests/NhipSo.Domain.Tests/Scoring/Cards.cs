using System.Collections.Immutable;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Scoring;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Domain.Tests.Scoring;

/// <summary>A small set, and units by it: a rate, a count against others, a count of which less is better, and a part that nobody measures.</summary>
internal static class Cards
{
    public static Scorecard Card { get; } = new(
        "bo-chi-so", 1, new("Bộ chỉ số", "Index"), new("Thiết kế", "Design"), "cds-thang", Period.Parse("2024-01"), ScoreVisibility.Public, MissingRule.NoPoints, MergerRule.Sums,
        [
            new("dich-vu", new("Dịch vụ", "Services"), [new("truc-tuyen", new("Trực tuyến", "Online"), "CP11", 40), new("qua-han", new("Quá hạn", "Overdue"), "CP14", 20, Scaling.Peers)], 60),
            new("nhan-luc", new("Nhân lực", "People"), [new("to", new("Tổ", "Groups"), "NL03", 30, Scaling.Target, 0, 100), new("khac", new("Khác", "Other"), null, 10, IsDesign: true)], 40),
        ],
        RankedFrom: 0.5m);

    public static Better Better(string code) => code == "CP14" ? NhipSo.Domain.Definitions.Better.Down : NhipSo.Domain.Definitions.Better.Up;

    public static Standings Of(Scorecard card, params (string Unit, (string Code, decimal Value)[] Figures)[] units) =>
        Standings.Of(card, Better, units.ToDictionary(unit => unit.Unit, unit => Samples.Figures(unit.Figures), StringComparer.Ordinal));

    public static ImmutableSortedDictionary<string, decimal> Figures(decimal? online, decimal? overdue, decimal? groups) => new (string Code, decimal? Value)[] { ("CP11", online), ("CP14", overdue), ("NL03", groups) }
        .Where(pair => pair.Value is not null).ToImmutableSortedDictionary(pair => pair.Code, pair => pair.Value!.Value, StringComparer.Ordinal);
}
