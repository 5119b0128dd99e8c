using NhipSo.Domain.Submissions;

namespace NhipSo.Domain.Tests.Submissions;

public class FindingsTests
{
    [Theory]
    [InlineData("CP99", "1", "unknown-indicator")]
    [InlineData("cp07", "1", "unknown-indicator")]
    [InlineData("CP11", "50", "computed")]
    [InlineData("TC03", "\"5\"", "not-a-number")]
    [InlineData("TC03", "null", "not-a-number")]
    [InlineData("TC03", "1.2345", "too-many-decimals")]
    [InlineData("TC03", "1234567890123.123", "too-many-digits")]
    [InlineData("TC03", "1e15", "too-many-digits")]
    [InlineData("TC03", "100000.001", "out-of-bounds")]
    [InlineData("TC03", "-5.001", "out-of-bounds")]
    public void A_fault_is_found_at_its_place(string code, string written, string finding)
    {
        var validated = Sent.Check(("CP07", "100"), ("CP09", "50"), (code, written));
        Assert.Equal([(finding, Level.Error, $"/values/{code}")], validated.Found());
        Assert.Equal(written, Assert.Single(validated.Findings).Value);
        Assert.True(validated.IsRefused);
    }

    [Fact]
    public void Two_values_of_one_indicator_are_one_too_many() => Assert.Equal(
        [("duplicate", Level.Error, "/values/CP07")],
        Sent.Check(("CP07", "100"), ("CP09", "50"), ("CP07", "100")).Found());

    [Fact]
    public void Two_values_are_one_too_many_also_when_the_first_is_no_number() => Assert.Equal(
        [("not-a-number", Level.Error, "/values/CP07"), ("duplicate", Level.Error, "/values/CP07")],
        Sent.Check(("CP07", "none"), ("CP09", "50"), ("CP07", "100")).Found());

    [Fact]
    public void A_numerator_above_its_denominator_is_found_at_the_numerator()
    {
        var finding = Assert.Single(Sent.Check(("CP07", "100"), ("CP09", "101")).Findings);
        Assert.Equal(("numerator-above-denominator", Level.Error, "/values/CP09"), (finding.Code, finding.Level, finding.Place));
        Assert.Equal("101", finding.Value);
    }

    [Fact]
    public void All_faults_are_found_in_one_pass() => Assert.Equal(
        [
            ("unknown-indicator", Level.Error, "/values/XX"),
            ("computed", Level.Error, "/values/CP11"),
            ("out-of-bounds", Level.Error, "/values/TC03"),
            ("duplicate", Level.Error, "/values/TC03"),
            ("required-missing", Level.Warning, "/values/CP07"),
            ("required-missing", Level.Warning, "/values/CP09"),
        ],
        Sent.Check(("XX", "1"), ("CP11", "50"), ("TC03", "-6"), ("TC03", "1")).Found());

    [Fact]
    public void A_long_value_is_shown_shortened()
    {
        var finding = Assert.Single(Sent.Check(("CP07", "100"), ("CP09", "50"), ("TC03", new string('x', 1000))).Findings);
        Assert.Equal(new string('x', 59) + "…", finding.Value);
    }
}
