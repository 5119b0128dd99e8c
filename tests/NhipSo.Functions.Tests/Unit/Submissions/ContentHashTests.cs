using NhipSo.Domain.Ledger;
using NhipSo.Functions.Submissions;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Tests.UnitTests.Submissions;

public class ContentHashTests
{
    private const string Figures = """{"values":{"CP07_LK":168746,"CP09_LK":115665,"TC03":1.5}}""";
    private static readonly Report Report = Shipped.Report(Figures);

    [Fact]
    public void The_content_is_canonical_JSON_and_its_hash_that_of_its_UTF_8_bytes()
    {
        Assert.Equal(
            """{"form":"cds-thang","formVersion":1,"period":"2026-11","status":"official","unit":"24","values":{"CP07_LK":168746,"CP09_LK":115665,"TC03":1.5}}""",
            Report.Content);
        Assert.Equal(Hashing.Of(System.Text.Encoding.UTF8.GetBytes(Report.Content)), Report.ContentHash);
    }

    [Theory]
    [InlineData("""{"values":{"TC03":1.5,"CP09_LK":115665,"CP07_LK":168746}}""")]
    [InlineData("""{"values":{"CP07_LK":168746.000,"CP09_LK":1.15665e5,"TC03":1.50}}""")]
    [InlineData("""{ "reason": "nothing to do with the figures", "status": "official", "values": {"CP07_LK":168746,"CP09_LK":115665,"TC03":1.5}}""")]
    public void The_same_figures_written_in_another_way_are_the_same(string json) =>
        Assert.Equal(Report.ContentHash, Shipped.Report(json).ContentHash);

    [Theory]
    [InlineData("""{"values":{"CP07_LK":168747,"CP09_LK":115665,"TC03":1.5}}""")]
    [InlineData("""{"values":{"CP07_LK":168746,"CP09_LK":115665,"TC03":1.51}}""")]
    [InlineData("""{"values":{"CP07_LK":168746,"CP09_LK":115665}}""")]
    [InlineData("""{"values":{"CP07_LK":168746,"CP09_LK":115665,"TC03":1.5,"CP02":0}}""")]
    [InlineData("""{"status":"estimate","values":{"CP07_LK":168746,"CP09_LK":115665,"TC03":1.5}}""")]
    [InlineData("""{"status":"preliminary","values":{"CP07_LK":168746,"CP09_LK":115665,"TC03":1.5}}""")]
    public void Other_figures_or_another_status_are_something_else(string json) =>
        Assert.NotEqual(Report.ContentHash, Shipped.Report(json).ContentHash);

    [Fact]
    public void Another_unit_period_or_version_of_the_form_is_something_else() => Assert.Equal(
        5,
        new[]
        {
            Report,
            Shipped.Report(Figures, unit: "27~2008"),
            Shipped.Report(Figures, period: Period.Parse("2026-10")),
            Shipped.Report(Figures, form: Shipped.Form with { Version = 2 }),
            Shipped.Report(Figures, form: Shipped.Form with { Code = "cds" }),
        }.DistinctBy(report => report.ContentHash).Count());
}
