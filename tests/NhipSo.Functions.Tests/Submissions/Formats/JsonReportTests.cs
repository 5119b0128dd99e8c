using System.Text;
using NhipSo.Domain.Submissions;
using NhipSo.Functions.Submissions.Formats;

namespace NhipSo.Functions.Tests.Submissions.Formats;

public class JsonReportTests
{
    [Fact]
    public void Values_status_and_reason_are_read()
    {
        var body = Read("""{"valueStatus":"estimate","reason":"Sửa số","values":{"CP01":1.50,"CP02":2000}}""");
        Assert.Empty(body.Findings);
        Assert.Equal((ValueStatus.Estimate, "Sửa số"), (body.Status, body.Reason));
        Assert.Equal(
            [("CP01", 1.50m, "1.50", "/values/CP01"), ("CP02", 2000, "2000", "/values/CP02")],
            body.Values.Select(value => (value.Code, value.Number!.Value, value.Written, value.Place)));
    }

    [Fact]
    public void Figures_are_official_unless_said_otherwise()
    {
        var body = Read("""{"values":{}}""");
        Assert.Equal((ValueStatus.Official, null), (body.Status, body.Reason));
        Assert.Empty(body.Values);
        Assert.Empty(body.Findings);
    }

    [Theory]
    [InlineData("estimate", ValueStatus.Estimate)]
    [InlineData("preliminary", ValueStatus.Preliminary)]
    [InlineData("official", ValueStatus.Official)]
    public void Each_status_has_its_word(string word, ValueStatus status) =>
        Assert.Equal(status, Read($$$"""{"valueStatus":"{{{word}}}","values":{}}""").Status);

    [Theory]
    [InlineData("""{}""", "values-missing", "/values")]
    [InlineData("""{"values":[]}""", "values-malformed", "/values")]
    [InlineData("""{"values":null}""", "values-malformed", "/values")]
    [InlineData("""{"values":"CP01"}""", "values-malformed", "/values")]
    [InlineData("""{"values":{},"valueStatus":"final"}""", "unknown-value-status", "/valueStatus")]
    [InlineData("""{"values":{},"valueStatus":"Official"}""", "unknown-value-status", "/valueStatus")]
    [InlineData("""{"values":{},"valueStatus":null}""", "unknown-value-status", "/valueStatus")]
    [InlineData("""{"values":{},"valueStatus":1}""", "unknown-value-status", "/valueStatus")]
    [InlineData("""{"values":{},"reason":null}""", "reason-malformed", "/reason")]
    [InlineData("""{"values":{},"reason":["a"]}""", "reason-malformed", "/reason")]
    [InlineData("""{"values":{},"unit":"24"}""", "unknown-member", "/unit")]
    [InlineData("""{"values":{},"Values":{}}""", "unknown-member", "/Values")]
    [InlineData("""{"values":{},"a/b~c":1}""", "unknown-member", "/a~1b~0c")]
    [InlineData("""{"values":{},"":1}""", "unknown-member", "/")]
    [InlineData("""{"values":{"CP01":1},"values":{"CP01":1}}""", "duplicate-member", "/values")]
    [InlineData("""{"values":{},"valueStatus":"estimate","valueStatus":"official"}""", "duplicate-member", "/valueStatus")]
    [InlineData("""{"values":{},"reason":"a","reason":"b"}""", "duplicate-member", "/reason")]
    public void A_fault_of_the_shape_is_found_at_its_place(string json, string code, string place)
    {
        var finding = Assert.Single(Read(json).Findings);
        Assert.Equal((code, Level.Error, place), (finding.Code, finding.Level, finding.Place));
        Assert.NotEqual(finding.Message.Vi, finding.Message.En);
    }

    [Fact]
    public void All_faults_of_the_shape_are_found_at_once() => Assert.Equal(
        ["unknown-value-status", "unknown-member", "values-missing"],
        Read("""{"valueStatus":"?","note":"?"}""").Findings.Select(finding => finding.Code));

    [Theory]
    [InlineData(2000, 0)]
    [InlineData(2001, 1)]
    public void A_reason_has_an_end(int length, int findings) =>
        Assert.Equal(findings, Read($$$"""{"values":{},"reason":"{{{new string('ế', length)}}}"}""").Findings.Length);

    [Theory]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("[1]")]
    [InlineData("1e29")]
    [InlineData("2e3")]
    [InlineData("1e-400")]
    [InlineData("5.0000000000000000000000000000000001")]
    [InlineData("1e400")]
    [InlineData("-79228162514264337593543950336")]
    public void What_is_no_number_that_can_be_held_is_kept_as_written(string written)
    {
        var value = Assert.Single(Read($$$"""{"values":{"CP01":{{{written}}}}}""").Values);
        Assert.Equal((null, written), (value.Number, value.Written));
    }

    [Fact]
    public void An_indicators_place_is_a_JSON_pointer() =>
        Assert.Equal("/values/a~1b~0~01", Assert.Single(Read("""{"values":{"a/b~~1":1}}""").Values).Place);

    [Fact]
    public void Two_values_of_an_indicator_are_both_handed_on() =>
        Assert.Equal([1m, 2m], Read("""{"values":{"CP01":1,"CP01":2}}""").Values.Select(value => value.Number!.Value));

    [Fact]
    public void A_text_is_kept_without_its_quotes()
    {
        var value = Assert.Single(Read("""{"values":{"TD":"đã xong"}}""").Values);
        Assert.Equal(("đã xong", true, null), (value.Written, value.IsText, value.Number));
    }

    [Fact]
    public void A_value_may_say_more_of_itself()
    {
        var value = Assert.Single(Read("""{"values":{"CP01":{"value":12,"status":"estimate","comment":"Tạm tính","parts":{"nam":5,"nu":7}}}}""").Values);
        Assert.Equal((12m, "/values/CP01/value", ValueStatus.Estimate, "Tạm tính"), (value.Number!.Value, value.Place, value.Status!.Value, value.Comment));
        Assert.Equal([("nam", 5m, "/values/CP01/parts/nam"), ("nu", 7m, "/values/CP01/parts/nu")], value.Parts.Select(part => (part.Category, part.Number!.Value, part.Place)));
    }

    [Theory]
    [InlineData("""{"value":1,"status":"final"}""", "/values/CP01/status")]
    [InlineData("""{"value":1,"comment":5}""", "/values/CP01/comment")]
    [InlineData("""{"value":1,"parts":[1]}""", "/values/CP01/parts")]
    [InlineData("""{"value":1,"unit":"x"}""", "/values/CP01/unit")]
    public void What_it_says_is_read_strictly(string written, string place)
    {
        var finding = Assert.Single(Read($$$"""{"values":{"CP01":{{{written}}}}}""").Findings);
        Assert.Equal(("value-malformed", place), (finding.Code, finding.Place));
    }

    [Fact]
    public void Texts_recommendations_and_evidence_are_read()
    {
        var body = Read("""
            {"values":{},"texts":{"kho-khan":"Thiếu nhân lực"},"recommendations":[{"text":"Cấp kinh phí","to":"G06"}],"evidence":[{"name":"a.pdf","hash":"ab"}]}
            """);
        Assert.Empty(body.Findings);
        Assert.Equal([new("kho-khan", "Thiếu nhân lực", "/texts/kho-khan")], body.Texts.AsEnumerable());
        Assert.Equal([new("Cấp kinh phí", "G06", "/recommendations/0")], body.Recommendations.AsEnumerable());
        Assert.Equal([new("a.pdf", "ab", "/evidence/0")], body.Evidence.AsEnumerable());
    }

    [Theory]
    [InlineData("""{"values":{},"texts":["a"]}""", "texts-malformed")]
    [InlineData("""{"values":{},"texts":{"a":1}}""", "texts-malformed")]
    [InlineData("""{"values":{},"recommendations":{}}""", "recommendations-malformed")]
    [InlineData("""{"values":{},"recommendations":[{"text":"a"}]}""", "recommendations-malformed")]
    [InlineData("""{"values":{},"recommendations":[{"text":"a","to":"G06","by":"x"}]}""", "recommendations-malformed")]
    [InlineData("""{"values":{},"evidence":[{"name":"","hash":"ab"}]}""", "evidence-malformed")]
    public void A_list_of_another_shape_is_refused(string json, string code) => Assert.Equal(code, Assert.Single(Read(json).Findings).Code);

    private static SubmittedReport Read(string json) => JsonReport.Read(Encoding.UTF8.GetBytes(json));
}
