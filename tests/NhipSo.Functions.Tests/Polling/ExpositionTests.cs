namespace NhipSo.Functions.Tests.Polling;

/// <summary>The text exposition format of Prometheus, version 0.0.4.</summary>
public class ExpositionTests
{
    [Theory]
    [InlineData("m 1.5", 1.5)]
    [InlineData("m 1.5\n", 1.5)]
    [InlineData("m 1.5\r\n", 1.5)]
    [InlineData("  m\t1.5  ", 1.5)]
    [InlineData("m 1.5 1395066363000", 1.5)]
    [InlineData("m 1.5\t-3982045", 1.5)]
    [InlineData("m 1.5 1395066363.5 # {trace_id=\"a b\"} 0.67 1395066363", 1.5)]
    [InlineData("m{a=\"b\"} 1.5 # {} 0.67\n# EOF\n", 1.5)]
    [InlineData("m -0.25", -0.25)]
    [InlineData("m 1.458255915e9", 1458255915)]
    [InlineData("m 7E-2", 0.07)]
    [InlineData("m{} 1", 1)]
    [InlineData("m{a=\"b\"} 1", 1)]
    [InlineData("m{a=\"b\",} 1", 1)]
    [InlineData("m{a=\"b\",c=\"d\"}1", 1)]
    [InlineData("m {a=\"b\"} 1", 1)]
    [InlineData("m\t{ a = \"b\" , c = \"d\" } 1", 1)]
    [InlineData("m{a=\"}\"} 1", 1)]
    [InlineData("m{a=\"=,{ #\"} 1", 1)]
    [InlineData("\uFEFFm 1", 1)]
    [InlineData("\uFEFF# HELP m Help.\nm 1", 1)]
    [InlineData("# HELP m Help.\n# TYPE m gauge\n\n# m 9\n#m 9\nm 1", 1)]
    public void A_sample_is_read(string page, double value) => Assert.Equal(value, Page.ValueIn(page));

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("# m 1")]
    [InlineData("m_total 1")]
    [InlineData("M 1")]
    [InlineData("am 1")]
    [InlineData("other NaN\nother +Inf\nother -Inf\nother 1e-05\nother 1 1395066363000")]
    [InlineData("m NaN")]
    [InlineData("m +Inf")]
    [InlineData("m -Inf")]
    [InlineData("m 1e999")]
    [InlineData("m 1.7e308\nm 1.7e308")]
    public void What_is_no_figure_gives_none(string page) => Assert.Null(Page.ValueIn(page));

    [Fact]
    public void Samples_of_a_metric_are_summed_and_those_without_a_figure_skipped() =>
        Assert.Equal(6.5, Page.ValueIn("m{a=\"1\"} 1\nm{a=\"2\"} 2.5\nm{a=\"3\"} NaN\nm{a=\"4\"} +Inf\nother 9\nm 3"));

    [Fact]
    public void Labels_that_are_asked_for_must_be_there_and_others_are_free()
    {
        const string page = "m{kind=\"full\",unit=\"24\"} 1\nm{kind=\"part\",unit=\"24\"} 2\nm{unit=\"24\"} 4\nm 8";
        Assert.Equal(1, Page.ValueIn(page, ("kind", "full")));
        Assert.Equal(7, Page.ValueIn(page, ("unit", "24")));
        Assert.Equal(2, Page.ValueIn(page, ("unit", "24"), ("kind", "part")));
        Assert.Null(Page.ValueIn(page, ("kind", "FULL")));
    }

    [Theory]
    [InlineData("m{a=\"C:\\\\DIR\\\\FILE\"} 1", "C:\\DIR\\FILE")]
    [InlineData("m{a=\"say \\\"xin chào\\\"\"} 1", "say \"xin chào\"")]
    [InlineData("m{a=\"one\\ntwo\"} 1", "one\ntwo")]
    [InlineData("m{a=\"\\\\n\"} 1", "\\n")]
    [InlineData("m{a=\"Thừa Thiên Huế 😀\"} 1", "Thừa Thiên Huế 😀")]
    [InlineData("m{a=\"\"} 1", "")]
    [InlineData("m{a=\"one\u2028two\u0085\fthree\"} 1", "one\u2028two\u0085\fthree")]
    public void A_labels_value_is_unescaped(string page, string value) => Assert.Equal(1, Page.ValueIn(page, ("a", value)));

    [Fact]
    public void One_sample_may_be_part_of_two_figures()
    {
        var found = Page.Read(
            "m{kind=\"full\"} 1\nm{kind=\"part\"} 2",
            Page.Metric("all", "m"), Page.Metric("full", "m", ("kind", "full")), Page.Metric("none", "n"));
        Assert.Equal([new("all", 3), new("full", 1)], found);
    }

    [Theory]
    [InlineData("m")]
    [InlineData("<html>")]
    [InlineData("<html lang=\"vi\"><body>Xin chào</body></html>")]
    [InlineData("Hệ thống đang bảo trì.")]
    [InlineData("other one")]
    [InlineData("m 1\nother")]
    [InlineData("m 1\nother{a=\"b\"}")]
    [InlineData("{\"m\":1}")]
    [InlineData("m one")]
    [InlineData("m 1,5")]
    [InlineData("m 0x10")]
    [InlineData("m{a=\"b\"}")]
    [InlineData("m{a=\"b\"")]
    [InlineData("m{a=\"b} 1")]
    [InlineData("m{a=\"b\\")]
    [InlineData("m{a=b} 1")]
    [InlineData("m{a} 1")]
    [InlineData("m{=\"b\"} 1")]
    [InlineData("m{a=")]
    [InlineData("m{")]
    public void A_line_that_is_no_sample_is_an_error(string page) =>
        Assert.Throws<FormatException>(() => Page.ValueIn(page));
}
