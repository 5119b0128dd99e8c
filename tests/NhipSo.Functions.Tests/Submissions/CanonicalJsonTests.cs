using NhipSo.Functions.Submissions;

namespace NhipSo.Functions.Tests.Submissions;

/// <summary>RFC 8785, JSON Canonicalization Scheme.</summary>
public class CanonicalJsonTests
{
    [Fact]
    public void An_object_without_members_is_two_braces() => Assert.Equal("{}", CanonicalJson.Object(_ => { }));

    [Fact]
    public void Members_follow_each_other_without_space() => Assert.Equal(
        """{"a":"1","b":null,"c":2,"d":{"e":3.5}}""",
        CanonicalJson.Object(json => json
            .Member("a", "1").Member("b", (string?)null).Member("c", 2L)
            .RawMember("d", CanonicalJson.Object(inner => inner.Member("e", 3.5m)))));

    [Theory]
    [InlineData("b", "a")]
    [InlineData("a", "a")]
    [InlineData("a", "B")]
    [InlineData("a", "A")]
    [InlineData("ab", "a")]
    // By UTF-16 code units, an emoji's surrogates come before the private use area and after Vietnamese letters.
    [InlineData("\ue000", "😀")]
    [InlineData("😀", "đ")]
    public void Members_come_in_the_order_of_their_names(string first, string second)
    {
        Assert.Throws<InvalidOperationException>(() => CanonicalJson.Object(json => json.Member(first, 1L).Member(second, 2L)));
        if (first != second)
            Assert.NotEmpty(CanonicalJson.Object(json => json.Member(second, 1L).Member(first, 2L)));
    }

    [Theory]
    [InlineData("\"", "\\\"")]
    [InlineData("\\", "\\\\")]
    [InlineData("\b\t\n\f\r", "\\b\\t\\n\\f\\r")]
    [InlineData("\0", "\\u0000")]
    [InlineData("\u0001\u000b\u001f", "\\u0001\\u000b\\u001f")]
    [InlineData("/", "/")]
    [InlineData("<&>'+", "<&>'+")]
    [InlineData("\u007f\u0080", "\u007f\u0080")]
    [InlineData("\u2028\u2029", "\u2028\u2029")]
    [InlineData("Thừa Thiên Huế", "Thừa Thiên Huế")]
    [InlineData("😀", "😀")]
    public void A_string_is_escaped_as_little_as_can_be(string text, string written)
    {
        Assert.Equal($$"""{"a":"{{written}}"}""", CanonicalJson.Object(json => json.Member("a", text)));
        Assert.Equal($$"""{"{{written}}":1}""", CanonicalJson.Object(json => json.Member(text, 1L)));
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("0.1", "0.1")]
    [InlineData("-0.1", "-0.1")]
    [InlineData("100", "100")]
    [InlineData("1234567.5", "1234567.5")]
    [InlineData("0.000001", "0.000001")]
    [InlineData("999999999999999", "999999999999999")]
    [InlineData("-123456789.123456", "-123456789.123456")]
    public void A_number_is_written_in_plain_digits(string number, string written) => Assert.Equal(
        $$"""{"a":{{written}}}""",
        CanonicalJson.Object(json => json.Member("a", decimal.Parse(number))));
}
