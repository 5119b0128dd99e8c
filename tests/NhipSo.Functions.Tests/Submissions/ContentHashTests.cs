using NhipSo.Domain.Ledger;
using NhipSo.Functions.Submissions;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Tests.Submissions;

public class ContentHashTests
{
    private const string Figures = """{"values":{"CP07_LK":168746,"CP09_LK":115665,"TC03":1.5}}""";
    private static readonly Submission Submission = Shipped.Submission(Figures);

    [Fact]
    public void The_content_is_canonical_JSON_and_its_hash_that_of_its_UTF_8_bytes()
    {
        Assert.Equal(
            """{"form":"cds-thang","formVersion":1,"period":"2025-11","unit":"24","valueStatus":"official","values":{"CP07_LK":168746,"CP09_LK":115665,"TC03":1.5}}""",
            Submission.Content);
        Assert.Equal(Hashing.Of(System.Text.Encoding.UTF8.GetBytes(Submission.Content)), Submission.ContentHash);
    }

    [Theory]
    [InlineData("""{"values":{"TC03":1.5,"CP09_LK":115665,"CP07_LK":168746}}""")]
    [InlineData("""{"values":{"CP07_LK":168746.000,"CP09_LK":115665.0,"TC03":1.50}}""")]
    [InlineData("""{ "reason": "nothing to do with the figures", "valueStatus": "official", "values": {"CP07_LK":168746,"CP09_LK":115665,"TC03":1.5}}""")]
    public void The_same_figures_written_in_another_way_are_the_same(string json) =>
        Assert.Equal(Submission.ContentHash, Shipped.Submission(json).ContentHash);

    [Theory]
    [InlineData("""{"values":{"CP07_LK":168747,"CP09_LK":115665,"TC03":1.5}}""")]
    [InlineData("""{"values":{"CP07_LK":168746,"CP09_LK":115665,"TC03":1.51}}""")]
    [InlineData("""{"values":{"CP07_LK":168746,"CP09_LK":115665}}""")]
    [InlineData("""{"values":{"CP07_LK":168746,"CP09_LK":115665,"TC03":1.5,"CP02":0}}""")]
    [InlineData("""{"valueStatus":"estimate","values":{"CP07_LK":168746,"CP09_LK":115665,"TC03":1.5}}""")]
    [InlineData("""{"valueStatus":"preliminary","values":{"CP07_LK":168746,"CP09_LK":115665,"TC03":1.5}}""")]
    public void Other_figures_or_another_status_are_something_else(string json) =>
        Assert.NotEqual(Submission.ContentHash, Shipped.Submission(json).ContentHash);

    [Fact]
    public void Another_unit_period_or_version_of_the_form_is_something_else() => Assert.Equal(
        5,
        new[]
        {
            Submission,
            Shipped.Submission(Figures, unit: "01"),
            Shipped.Submission(Figures, period: Period.Parse("2025-10")),
            Shipped.Submission(Figures, form: Shipped.Form with { Version = 2 }),
            Shipped.Submission(Figures, form: Shipped.Form with { Code = "cds" }),
        }.DistinctBy(report => report.ContentHash).Count());
}
