using NhipSo.Domain.Definitions;
using static NhipSo.Domain.Tests.Samples;

namespace NhipSo.Domain.Tests.Definitions;

public class SourceCheckTests
{
    [Fact]
    public void A_source_is_named_once() => With(sources: [Portal, Portal]).HasTheFault("/sources/1", "source cong-24: named twice");

    [Theory]
    [InlineData("")]
    [InlineData("-a")]
    [InlineData("Cong")]
    [InlineData("cong_24")]
    [InlineData("cong|24")]
    [InlineData("cong\n")]
    public void An_id_fits_a_key(string id) =>
        With(sources: [Portal with { Id = id }]).HasTheFault("/sources/0/id", $"source {id}: an id is small letters, digits and -");

    [Fact]
    public void Its_owner_is_in_the_catalogue() =>
        With(sources: [Portal with { Owner = "27" }]).HasTheFault("/sources/0/owner", "source cong-24: its owner 27 is not in the catalogue");

    [Theory]
    [InlineData("ftp://dichvucong.example/metrics")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://user:secret@dichvucong.example/metrics")]
    [InlineData("/metrics")]
    public void Its_address_is_http_without_credentials(string address) =>
        With(sources: [Portal with { Request = new(new(address, UriKind.RelativeOrAbsolute)) }])
            .HasTheFault("/sources/0/request/address", "source cong-24: its address is an http or https address without credentials");

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(86_401)]
    public void It_is_polled_at_least_daily(int seconds) =>
        With(sources: [Portal with { IntervalSeconds = seconds }])
            .HasTheFault("/sources/0/intervalSeconds", $"source cong-24: it is polled each 1 to 86400 seconds, not {seconds}");

    [Theory]
    [InlineData("https://dichvucong.example/")]
    [InlineData("https://Dichvucong.example")]
    [InlineData("https://dichvucong.example:443")]
    [InlineData("dichvucong.example")]
    [InlineData("null")]
    public void A_beacons_pages_are_named_as_browsers_name_them(string origin) =>
        With(sources: [Beacon with { Origins = ["https://dichvucong.example:8443", origin] }]).HasTheFault("/sources/0/origins/1", $"source cong-24: {origin} is no origin");

    [Fact]
    public void A_beacon_and_nobody_else_names_its_pages()
    {
        With(sources: [Beacon with { Origins = [] }]).HasTheFault("/sources/0/origins", "source cong-24: a beacon names the origins of its pages");
        With(sources: [Portal with { Origins = ["https://dichvucong.example"] }]).HasTheFault("/sources/0/origins", "source cong-24: a beacon names the origins of its pages");
    }

    [Fact]
    public void What_is_counted_has_a_name() => With(sources: [Beacon with { Metrics = [Portal.Metrics[0] with { From = "visits" }] }])
        .HasTheFault("/sources/0/metrics/0/from", "source cong-24: metric dossiers: what is counted is one of views, online, not visits");

    private static Source Beacon => Portal with
    {
        Kind = SourceKind.Beacon, Request = null, Origins = ["https://dichvucong.example"], Metrics = [Portal.Metrics[0] with { From = "views" }],
    };

    [Fact]
    public void It_keeps_a_metric() => With(sources: [Portal with { Metrics = [] }]).HasTheFault("/sources/0/metrics", "source cong-24: keeps no metric");

    [Fact]
    public void A_metric_is_named_once() =>
        With(sources: [Portal with { Metrics = [Portal.Metrics[0], Portal.Metrics[0]] }])
            .HasTheFault("/sources/0/metrics/1", "source cong-24: metric dossiers: named twice");

    [Theory]
    [InlineData("")]
    [InlineData("1a")]
    [InlineData("Dossiers")]
    [InlineData("a-b")]
    [InlineData("a\n")]
    public void A_metrics_code_is_a_columns_name(string code) =>
        With(sources: [Portal with { Metrics = [Portal.Metrics[0] with { Code = code }] }])
            .HasTheFault("/sources/0/metrics/0/code", $"source cong-24: metric {code}: a code is a small letter, then small letters, digits and _");

    [Theory]
    [InlineData("at")]
    [InlineData("quality")]
    public void A_metric_leaves_the_rows_own_columns_alone(string code) =>
        With(sources: [Portal with { Metrics = [Portal.Metrics[0] with { Code = code }] }])
            .HasTheFault("/sources/0/metrics/0/code", $"source cong-24: metric {code}: the row has a column of its own of that name");
}
