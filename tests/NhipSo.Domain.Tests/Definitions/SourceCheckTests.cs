using System.Collections.Immutable;
using NhipSo.Domain.Definitions;
using NodaTime;
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

    private static readonly Source Json = Portal with { Kind = SourceKind.Json, Metrics = [Portal.Metrics[0] with { From = "/a" }] };

    private static readonly Source Probe = Portal with { Kind = SourceKind.Probe, Metrics = [Portal.Metrics[0] with { From = "up" }] };

    public static TheoryData<string, Source, string> Unsound
    {
        get
        {
            var address = Portal.Request!.Address;
            var rows = new SourceRows("/items", "/ma", UnitScheme.Unit);
            var metric = Json.Metrics[0];
            var basic = new Authentication(AuthenticationKind.Basic, "khoa", User: "may");
            return new()
            {
                { "/name/en", Portal with { Name = new("Cổng", " ") }, "has no English" },
                { "/vendor", Portal with { Vendor = "" }, "says nobody who supplies it" },
                { "/flapping", Portal with { Flapping = new(0, 2) }, "1 to 100 slots" },
                { "/maintenance/0", Portal with { Maintenance = [new(At(2), At(1), new("Nâng cấp", "Upgrade"))] }, "ends after it begins" },
                { "/services/seen", Portal with { Services = new("khong", "dossiers") }, "keeps no metric khong" },
                { "/rows", Probe with { Rows = rows }, "has rows, no other" },
                { "/rows/list", Json with { Rows = rows with { List = "items" } }, "is no JSON Pointer" },
                { "/rows/list", Portal with { Rows = rows with { Unit = "ma" } }, "leave it empty" },
                { "/rows/unit", Json with { Rows = rows with { Unit = "/~2" } }, "says no unit" },
                { "/rows/others/a~1b", Json with { Rows = rows with { Others = Of("a/b", "khong") } }, "unit khong is not in the catalogue" },
                { "/expect", Portal with { Expect = new(200) }, "only of a probe" },
                { "/expect/status", Probe with { Expect = new(99) }, "100 to 599" },
                { "/expect/contains", Probe with { Expect = new(Contains: "") }, "every page contains nothing" },
                { "/expect/seconds", Probe with { Expect = new(Seconds: 11) }, "10 seconds at most" },
                { "/expect/tlsDays", Probe with { Expect = new(TlsDays: 7), Request = new(new("http://a.example/")) }, "an https page has a certificate" },
                { "/metrics/0/from", Portal with { Metrics = [metric with { From = "" }] }, "does not say where it is" },
                { "/metrics/0/from", Json with { Metrics = [metric with { From = "a" }] }, "is no JSON Pointer" },
                { "/metrics/0/from", Probe with { Metrics = [metric with { From = "uptime" }] }, "a probe gives up, seconds, status and tls_days" },
                { "/metrics/0/from", Probe with { Metrics = [metric with { From = "tls_days" }], Request = new(new("http://a.example/")) }, "has no certificate" },
                { "/metrics/0/labels", Json with { Metrics = [metric with { Labels = Of("a", "b") }] }, "there are no rows to choose from" },
                { "/metrics/0/factor", Json with { Metrics = [metric with { Factor = 0 }] }, "a number other than 0" },
                { "/metrics/0/min", Json with { Metrics = [metric with { Min = 2, Max = 1 }] }, "nothing is at least 2 and at most 1" },
                { "/metrics/0/indicator", Json with { Metrics = [metric with { Indicator = "CP99" }] }, "is not in the catalogue" },
                { "/metrics/0/indicator", Json with { Metrics = [metric with { Indicator = "CP11" }] }, "measure its parts" },
                { "/request/address", Json with { Request = new(new("https://a.example/?token=x")) }, "looks like a secret" },
                { "/request/headers/Authorization", Json with { Request = new(address, Headers: Of("Authorization", "x")) }, "holds a secret" },
                { "/request/headers/X-A", Json with { Request = new(address, Headers: Of("X-A", "a\r\nB: c")) }, "visible ASCII" },
                { "/request/body", Portal with { Request = new(address, "{}") }, "asked by POST" },
                { "/request/paging", Portal with { Request = new(address, Paging: new(Parameter: "p")) }, "come in pages" },
                { "/request/paging", Json with { Request = new(address, Paging: new()) }, "exactly one of them" },
                { "/request/paging", Json with { Request = new(address, Paging: new("/n", "p")) }, "exactly one of them" },
                { "/request/paging/next", Json with { Request = new(address, Paging: new("n")) }, "is no JSON Pointer" },
                { "/request/paging/parameter", Json with { Request = new(address, Paging: new(Parameter: "p")) }, "write rows, or use next" },
                { "/request/paging/maxPages", Json with { Request = new(address, Paging: new("/n", MaxPages: 0)) }, "1 to 1000 pages" },
                { "/request/authentication/secret", Json with { Request = new(address, Authentication: basic with { Secret = "Bí mật!" }) }, "never the secret itself" },
                { "/request/authentication/user", Json with { Request = new(address, Authentication: basic with { User = null }) }, "Basic needs user" },
                { "/request/authentication/user", Json with { Request = new(address, Authentication: basic with { User = "a:b" }) }, "no colon" },
                { "/request/authentication/header", Json with { Request = new(address, Authentication: basic with { Header = "X-A" }) }, "Basic has no header" },
                { "/request/authentication/tokenAddress", Json with { Request = new(address, Authentication: basic with { Kind = AuthenticationKind.OAuth2 }) }, "OAuth2 needs tokenAddress" },
                { "/request/authentication/scope", Json with { Request = new(address, Authentication: basic with { Scope = "a" }) }, "only oAuth2 has a scope" },
                { "/request/authentication/tokenAddress", Json with { Request = new(address, Authentication: basic with { Kind = AuthenticationKind.OAuth2, TokenAddress = new("ftp://a.example/") }) }, "http or https address" },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Unsound))]
    public void Every_member_is_looked_at(string place, Source source, string message) =>
        Assert.Contains(CatalogueCheck.Faults(source, Samples.Catalogue), fault => fault.Place == place && fault.Message.Contains(message, StringComparison.Ordinal));

    [Fact]
    public void What_is_sound_has_no_fault() => Assert.All([Portal, Json, Probe], source => Assert.Empty(CatalogueCheck.Faults(source, Samples.Catalogue)));

    [Theory]
    [InlineData("", true)]
    [InlineData("/", true)]
    [InlineData("/a~0b~1c/0", true)]
    [InlineData("a", false)]
    [InlineData("/~", false)]
    [InlineData("/a~2", false)]
    [InlineData("/a~", false)]
    public void A_JSON_pointer_is_one_of_RFC_6901(string written, bool isOne) => Assert.Equal(isOne, JsonPlace.Find(written) is not null);

    private static OffsetDateTime At(int hour) => new(new LocalDateTime(2026, 12, 1, hour, 0), Offset.FromHours(7));

    private static ImmutableSortedDictionary<string, string> Of(string key, string value) =>
        ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal).Add(key, value);
}
