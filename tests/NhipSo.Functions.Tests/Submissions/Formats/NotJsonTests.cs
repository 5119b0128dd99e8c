using System.Text;
using NhipSo.Functions.Problems;
using NhipSo.Functions.Submissions.Formats;

namespace NhipSo.Functions.Tests.Submissions.Formats;

public class NotJsonTests
{
    [Theory]
    [InlineData("", "1:1")]
    [InlineData("[]", "1:1")]
    [InlineData("\"values\"", "1:1")]
    [InlineData("null", "1:1")]
    [InlineData("CP07_LK=168746", "1:1")]
    [InlineData("{\n  \"values\": {\n    \"CP07_LK\": 168.746,5\n  }\n}", "3:24")]
    [InlineData("{\"values\":{\"CP01\":NaN}}", "1:19")]
    [InlineData("{\"values\":{\"CP01\":Infinity}}", "1:19")]
    [InlineData("{\"values\":{\"CP01\":01}}", "1:20")]
    [InlineData("{\"values\":{}} {}", "1:15")]
    [InlineData("{\"values\":{},}", "1:14")]
    [InlineData("{/* none */}", "1:2")]
    [InlineData("{\"values\":{}", "1:13")]
    public void The_refusal_says_where_it_does_not_read(string body, string where)
    {
        var problem = Refused(Encoding.UTF8.GetBytes(body));
        Assert.Equal((400, "not-json"), (problem.Status, problem.Code));
        Assert.Contains($" {where}.", problem.Detail.En, StringComparison.Ordinal);
        Assert.Contains($" {where}.", problem.Detail.Vi, StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_ends_at_eight()
    {
        static byte[] Nested(int levels) => Encoding.UTF8.GetBytes(
            "{\"values\":{\"CP01\":" + new string('[', levels - 2) + new string(']', levels - 2) + "}}");
        Assert.Single(JsonReport.Read(Nested(8)).Values);
        Assert.Equal("not-json", Refused(Nested(9)).Code);
        Assert.Equal("not-json", Refused(Nested(100_000)).Code);
    }

    public static TheoryData<byte[]> NotUnicode =>
    [
        [.. "{\"values\":{},\"reason\":\""u8, 0xff, .. "\"}"u8],
        [.. "{\"values\":{},\""u8, 0xc0, 0x80, .. "\":1}"u8],
        [.. "{\"values\":{\"CP01\":\""u8, 0xed, 0xa0, 0x80, .. "\"}}"u8],
        [.. "{\"values\":{},\"reason\":\"\\ud800\"}"u8],
        [.. "{\"values\":{},\"\\udc00\":1}"u8],
        [.. "{\"values\":{\"\\ud83d\":1}}"u8],
        [.. "{\"values\":{},\"valueStatus\":\"\\ud800\"}"u8],
    ];

    [Theory]
    [MemberData(nameof(NotUnicode))]
    public void A_text_that_is_not_Unicode_is_refused(byte[] body)
    {
        var problem = Refused(body);
        Assert.Equal((400, "not-unicode"), (problem.Status, problem.Code));
    }

    private static Problem Refused(byte[] body) => Assert.Throws<ProblemException>(() => JsonReport.Read(body)).Problem;
}
