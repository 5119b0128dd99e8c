using System.Collections.Immutable;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Periods;
using NodaTime;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Domain.Tests;

/// <summary>A small sound catalogue. A test changes the one part that it is about.</summary>
internal static class Samples
{
    public static Indicator Received { get; } = new(
        "CP07", new("Hồ sơ tiếp nhận", "Dossiers received"), new("hồ sơ", "dossiers"), ValueKind.Count,
        Accumulation.Cumulative, Min: 0, Max: 60_000_000, Decimals: 0, Better.None, "NĐ 224/2026", "CP");

    public static Indicator Online { get; } = Received with { Code = "CP09", Name = new("Hồ sơ toàn trình", "Online dossiers") };

    public static Indicator Share { get; } = new(
        "CP11", new("Tỷ lệ toàn trình", "Online share"), new("%", "%"), ValueKind.Ratio,
        Accumulation.Cumulative, Min: 0, Max: 100, Decimals: 2, Better.Up, "NĐ 224/2026", "CP",
        Numerator: "CP09", Denominator: "CP07", Factor: 100);

    public static Indicator Budget { get; } = new(
        "TC03", new("Chi cho chuyển đổi số", "Spending"), new("tỷ đồng", "billion VND"), ValueKind.Money,
        Accumulation.Period, Min: -5, Max: 100_000, Decimals: 3, Better.None, "NĐ 224/2026", "TC");

    public static PeriodCalendar CalendarMonth { get; } = new(PeriodKind.Month, Regime.Calendar, new(MonthsAfter: 1, Day: 6, At: new(17, 0)));

    public static PeriodCalendar ReportingMonth { get; } = new(PeriodKind.Month, Regime.Reporting, new(MonthsAfter: 0, Day: 25, At: new(17, 0)));

    public static Form Monthly { get; } = new(
        "cds-thang", Version: 1, new("Báo cáo tháng", "Monthly report"), new("Chuyển đổi số", "Digital transformation"), UnitKind.Province, "G06",
        Period.Parse("2024-01"), CalendarMonth, new("Điện tử", "Electronic"), Publication.Receipt,
        [new(new("Số liệu", "Figures"), [new("CP07", Required: true), new("CP09", Required: true), new("CP11"), new("TC03")])], "QĐ 1/2026");

    /// <summary>What stands at the end of a period.</summary>
    public static Indicator Groups { get; } = new(
        "NL03", new("Tổ công nghệ số cộng đồng", "Community groups"), new("tổ", "groups"), ValueKind.Count,
        Accumulation.Instant, Min: 0, Max: 12_000, Decimals: 0, Better.Up, "NĐ 224/2026", "NL");

    /// <summary>A quarter's form in the regime of <see cref="ReportingMonth"/>.</summary>
    public static Form Quarterly { get; } = Monthly with
    {
        Code = "cds-quy",
        FirstPeriod = Period.Parse("2024-Q1"),
        Calendar = ReportingMonth with { Frequency = PeriodKind.Quarter },
        Outline = [new(new("Số liệu", "Figures"), [new("TC03")])],
        DerivedFrom = "cds-thang",
    };

    /// <summary>The monthly form with other items.</summary>
    public static Form Asking(params FormItem[] items) => Monthly with { Outline = [new(new("Số liệu", "Figures"), [.. items])] };

    public static Unit BacGiang { get; } = new(
        "24~2008", "24", new("Bắc Giang", "Bac Giang"), UnitKind.Province, "TDMNPB",
        new LocalDate(2008, 8, 1), new LocalDate(2025, 6, 30), ["24"]);

    public static Unit BacNinh { get; } = new(
        "24", "24", new("Bắc Ninh", "Bac Ninh"), UnitKind.Province, "DBSH", new LocalDate(2025, 7, 1));

    public static Unit Ministry { get; } = new(
        "G06", "G06", new("Bộ Khoa học và Công nghệ", "Ministry of Science and Technology"), UnitKind.Ministry, null, new LocalDate(2025, 3, 1));

    public static Source Portal { get; } = new(
        "cong-24", new("Cổng dịch vụ công", "Service portal"), "24", "VNPT", SourceKind.OpenMetrics, 300,
        [new("dossiers", new("Hồ sơ", "Dossiers"), new("hồ sơ", "dossiers"), "dossiers_total")],
        new(new("https://dichvucong.example/metrics")));

    public static Catalogue Catalogue { get; } = With();

    public static Catalogue With(
        IEnumerable<Unit>? units = null,
        IEnumerable<Indicator>? indicators = null,
        IEnumerable<Form>? forms = null,
        IEnumerable<Source>? sources = null,
        IEnumerable<Holiday>? holidays = null,
        IEnumerable<Dimension>? dimensions = null,
        IEnumerable<UnitEvent>? events = null,
        IEnumerable<WorkTask>? tasks = null) =>
        new(new(
            [.. units ?? [BacGiang, BacNinh, Ministry]],
            [.. indicators ?? [Received, Online, Share, Budget]],
            [.. forms ?? [Monthly]],
            [.. sources ?? [Portal]],
            [.. holidays ?? []],
            [.. dimensions ?? []],
            [.. events ?? []],
            [.. tasks ?? []]));

    public static ImmutableSortedDictionary<string, decimal> Figures(params (string Code, decimal Value)[] values) =>
        values.ToImmutableSortedDictionary(pair => pair.Code, pair => pair.Value, StringComparer.Ordinal);
}
