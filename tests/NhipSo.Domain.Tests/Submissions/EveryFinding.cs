using NhipSo.Domain.Definitions;
using NhipSo.Domain.Periods;
using NhipSo.Domain.Submissions;
using static NhipSo.Domain.Tests.Samples;
using static NhipSo.Domain.Tests.Submissions.Sent;

namespace NhipSo.Domain.Tests.Submissions;

/// <summary>A form with everything that can be asked, and reports with everything that can be wrong.</summary>
internal static class EveryFinding
{
    private static readonly Indicator Progress = new(
        "TD", new("Tiến độ", "Progress"), new("", ""), ValueKind.Choice, Accumulation.Instant, Min: 0, Max: 0, Decimals: 0, Better.None, "thiết kế", "TC",
        Options: [new("xong", new("Đã xong", "Done")), new("chua", new("Chưa xong", "Not done"))]);

    private static readonly Indicator Link = Budget with { Code = "LK", Kind = ValueKind.Words, Max = 20 };

    private static readonly Indicator Yearly = Received with { Code = "NAM", Accumulation = Accumulation.Instant };

    /// <summary>CP07 received (by sex), CP09 online, CP11 their ratio, TC03, a choice, words, one that is asked once a year; a text and rules.</summary>
    public static Catalogue Catalogue { get; } = With(
        indicators: [Received, Online, Share, Budget, Progress, Link, Yearly],
        forms:
        [
            Monthly with
            {
                Outline =
                [
                    new(
                        new("Số liệu", "Figures"),
                        [
                            new("CP07", Required: true, Dimension: "gioi"), new("CP09", Required: true, Dimension: "xa"), new("CP11"), new("TC03"), new("TD"), new("LK"),
                            new("NAM", Every: PeriodKind.Year),
                        ],
                        [new("kho-khan", new("Khó khăn", "Difficulties"), Required: true, MaxLength: 10)]),
                ],
            },
        ],
        dimensions:
        [
            new("gioi", new("Giới tính", "Sex"), [new("nam", new("Nam", "Male")), new("nu", new("Nữ", "Female"))]),
            new("xa", new("Xã", "Commune"), Units: UnitKind.Commune),
        ]);

    /// <summary>A form of three figures that happen in a period.</summary>
    public static Catalogue Flows { get; } = With(
        indicators: [Budget, Budget with { Code = "TC04" }, Budget with { Code = "TC05" }], forms: [Asking(new("TC03"), new("TC04"), new("TC05"))]);

    /// <summary>Every finding that a report can have, at least once each.</summary>
    public static IReadOnlyList<Finding> There { get; } =
    [
        .. Check(Catalogue, ("XX", "1"), ("CP11", "50"), ("TC03", "-6"), ("TC03", "1")).Findings,
        .. Check(Catalogue, ("CP07", "none"), ("CP09", "1.5"), ("TC03", "1e15"), ("NAM", "1"), ("TD", "xong"), ("LK", "1")).Findings,
        .. Check(Catalogue, ("CP07", "1"), ("CP09", "2")).Findings,
        .. Check(Catalogue, Report(
            Value("CP07", "10") with { Comment = new string('x', 2001), Parts = [Part("nam", "1"), Part("nam", "2"), Part("khac", "3"), Part("nu", "x")] },
            Value("CP09", "10") with { Parts = [Part("abc", "1")] },
            Value("TC03", "1") with { Parts = [Part("nam", "1")] }) with
        {
            Texts = [new("kho-khan", new string('x', 11), "/texts/kho-khan"), new("khac", "x", "/texts/khac"), new("kho-khan", "a", "/t"), new("kho-khan", "b", "/t")],
            Recommendations = [new("Cấp kinh phí", "24", "/recommendations/0")],
        }).Findings,
        .. Check(Catalogue, Report(Value("CP07", "10") with { Parts = [Part("nam", "1"), Part("nu", "2")] })).Findings,
        .. Check(Catalogue, Report(Value("CP07", "10"), Value("TC03", "5000")), new History(Figures(("CP07", 11), ("TC03", 5)), [Figures(("TC03", 6)), Figures(("TC03", 5))], IsSameYear: true)).Findings,
        .. Check(Flows, Report(Value("TC03", "1"), Value("TC04", "2"), Value("TC05", "3")), new History(Figures(("TC03", 1), ("TC04", 2), ("TC05", 3)), [], IsSameYear: true)).Findings,
    ];

    public static SubmittedPart Part(string category, string written) =>
        new(category, decimal.TryParse(written, out var number) ? number : null, written, $"/parts/{category}");
}
