using NhipSo.Domain.Submissions;

namespace NhipSo.Domain.Tests.Submissions;

public class FindingTextTests
{
    public static TheoryData<string> Codes =>
        [.. Everything.Select(finding => finding.Code).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<Finding> Everything => EveryFinding.There;

    [Fact]
    public void Every_finding_that_there_is_is_among_those_tried() => Assert.Equal(
        typeof(Validation).Assembly.GetType("NhipSo.Domain.Submissions.Messages")!.GetMethods()
            .Count(method => method.ReturnType == typeof(Finding)),
        Everything.Where(finding => !finding.Code.StartsWith("rule:", StringComparison.Ordinal) && finding.Code != "comment-required")
            .DistinctBy(finding => finding.Code).Count());

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_finding_speaks_both_languages(string code)
    {
        var message = Everything.First(finding => finding.Code == code).Message;
        Assert.NotEmpty(message.Vi);
        Assert.NotEmpty(message.En);
        Assert.NotEqual(message.Vi, message.En);
        Assert.Contains(message.Vi, letter => letter > 0x7f && char.IsLetter(letter));
        Assert.DoesNotContain(message.En, letter => letter > 0x7f);
    }

    [Fact]
    public void Numbers_are_written_as_each_language_writes_them()
    {
        var message = Assert.Single(Sent.Check(("CP07", "1"), ("CP09", "1"), ("TC03", "100000.5")).Findings).Message;
        Assert.Contains("100.000 tỷ đồng", message.Vi, StringComparison.Ordinal);
        Assert.Contains("100,000 billion VND", message.En, StringComparison.Ordinal);
    }
}
