using NhipSo.Domain.Submissions;
using static NhipSo.Domain.Tests.Submissions.EveryFinding;
using static NhipSo.Domain.Tests.Submissions.Sent;

namespace NhipSo.Domain.Tests.Submissions;

public class ReportContentTests
{
    [Fact]
    public void Words_and_choices_are_values_too()
    {
        var report = Check(EveryFinding.Catalogue, Report(new("TD", null, "xong", "/values/TD", IsText: true), new("LK", null, "Nền tảng số", "/values/LK", IsText: true))).Report;
        Assert.Equal("xong", report.Words["TD"]);
        Assert.Equal("Nền tảng số", report.Words["LK"]);
        Assert.Empty(report.Values);
    }

    [Theory]
    [InlineData("nam", "60", "nu", "40", true)]
    [InlineData("nam", "60", "nu", "41", false)]
    [InlineData("nam", "60", "nu", "39", false)]
    public void Parts_of_a_whole_add_up_to_it(string one, string first, string other, string second, bool isRight) =>
        Assert.Equal(isRight, !Check(EveryFinding.Catalogue, Report(Value("CP07", "100") with { Parts = [Part(one, first), Part(other, second)] })).IsRefused);

    [Theory]
    [InlineData("100", true)]
    [InlineData("99", true)]
    [InlineData("101", false)]
    public void Some_parts_are_at_most_the_whole(string part, bool isRight) =>
        Assert.Equal(isRight, !Check(EveryFinding.Catalogue, Report(Value("CP07", "100") with { Parts = [Part("nam", part)] })).IsRefused);

    [Fact]
    public void A_commune_is_named_by_its_five_digits()
    {
        var validated = Check(EveryFinding.Catalogue, Report(Value("CP07", "100"), Value("CP09", "10") with { Parts = [Part("00004", "4"), Part("00007", "6")] }));
        Assert.False(validated.IsRefused);
        Assert.Equal([("00004", 4m), ("00007", 6m)], validated.Report.Parts["CP09"].Select(pair => (pair.Key, pair.Value)));
    }

    [Fact]
    public void Only_a_status_that_is_not_the_reports_is_kept()
    {
        var sent = Report(Value("CP07", "2") with { Status = ValueStatus.Estimate }, Value("CP09", "1") with { Status = ValueStatus.Official });
        var report = Check(Samples.Catalogue, sent).Report;
        Assert.Equal([("CP07", ValueStatus.Estimate)], report.Statuses.Select(pair => (pair.Key, pair.Value)));
    }

    [Theory]
    [InlineData("2026-10", "not-asked-now")]
    [InlineData("2026-12", null)]
    public void What_is_asked_once_a_year_is_asked_in_its_last_month(string period, string? finding) => Assert.Equal(
        finding is null ? [] : [finding],
        Check(EveryFinding.Catalogue, Report(Value("NAM", "5")), period: period).Findings.Where(each => each.Level == Level.Error).Select(each => each.Code));

    [Fact]
    public void A_required_text_is_missed_and_counts_for_completeness()
    {
        var without = Check(EveryFinding.Catalogue, Report(Value("CP07", "2"), Value("CP09", "1")));
        Assert.Equal(["text-missing"], without.Findings.Select(finding => finding.Code));
        Assert.Equal((3, 2), (without.Asked, without.Given));
        var with = Check(EveryFinding.Catalogue, Report(Value("CP07", "2"), Value("CP09", "1")) with { Texts = [new("kho-khan", "Thiếu", "/texts/kho-khan")] });
        Assert.True(with.IsComplete);
        Assert.Equal("Thiếu", with.Report.Texts["kho-khan"]);
    }

    [Fact]
    public void A_recommendation_names_the_ministry_that_is_to_answer() => Assert.Equal(
        [new("Cấp kinh phí", "G06")],
        Check(Samples.Catalogue, Report() with { Recommendations = [new("Cấp kinh phí", "G06", "/recommendations/0")] }).Report.Recommendations.AsEnumerable());
}
