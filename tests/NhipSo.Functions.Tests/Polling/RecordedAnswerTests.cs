using System.Collections.Immutable;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Polling;
using NhipSo.Testing;

namespace NhipSo.Functions.Tests.Polling;

/// <summary>Answers of Prometheus 2.42 and nginx 1.22 as they were recorded, and of a provincial portal that is synthetic.</summary>
public class RecordedAnswerTests
{
    [Fact]
    public async Task Prometheuss_query_answers_text_for_numbers_and_rows_for_jobs()
    {
        var attempt = await PollAsync(
            "prometheus-query.json",
            Json(Page.Metric("value", "/value/1")) with
            {
                Rows = new("/data/result", "/metric/job", UnitScheme.Unit, new Dictionary<string, string>(StringComparer.Ordinal)
                { ["node"] = "01", ["prometheus"] = "24", ["absent"] = "79" }.ToImmutableSortedDictionary()),
            });
        Assert.Equal((AttemptClass.Ok, "01=1 24=1 79=0"), (attempt.Class, Written(attempt)));
    }

    [Fact]
    public async Task One_figure_of_a_query_is_at_its_pointer() =>
        Assert.Equal("24=1", Written(await PollAsync("prometheus-query.json", Json(Page.Metric("value", "/data/result/0/value/1")))));

    [Fact]
    public async Task Prometheuss_error_gives_nothing() =>
        Assert.Equal(AttemptClass.MappingMissing, (await PollAsync("prometheus-error.json", Json(Page.Metric("value", "/data/result/0/value/1")))).Class);

    [Fact]
    public async Task Nginxs_listing_gives_sizes() =>
        Assert.Equal("24=500", Written(await PollAsync("nginx-autoindex.json", Json(Page.Metric("value", "/1/size")))));

    [Theory]
    [InlineData(SourceKind.Json, AttemptClass.NotParsable)]
    [InlineData(SourceKind.OpenMetrics, AttemptClass.NotParsable)]
    public async Task Nginxs_status_is_a_text_for_people(SourceKind kind, string expected) =>
        Assert.Equal(expected, (await PollAsync("nginx-stub-status.txt", Json(Page.Metric("value", "/x")) with { Kind = kind })).Class);

    [Fact]
    public async Task A_provincial_portal_gives_what_it_exposes()
    {
        var example = Documented.Sources.Single(source => source.Id == "mot-cua-json");
        var attempt = await PollAsync("provincial-portal.synthetic.json", example);
        Assert.Equal(AttemptClass.Ok, attempt.Class);
        var unit = Assert.Single(attempt.Readings.Units);
        Assert.Equal("24", unit.Unit);
        Assert.Equal(
            [new("ho_so_toan_trinh", 31_507), new("ho_so_truc_tuyen", 60_123), new("tiep_nhan", 88_450)],
            unit.Values.Where(pair => pair.Key is "tiep_nhan" or "ho_so_truc_tuyen" or "ho_so_toan_trinh"));
    }

    private static Source Json(SourceMetric metric) => Poller.Json(new("http://127.0.0.1/"), metric);

    private static async Task<Attempt> PollAsync(string file, Source source)
    {
        var answer = await File.ReadAllBytesAsync(Repository.PathOf("tests", "NhipSo.Functions.Tests", "Polling", file));
        await using var upstream = await Upstream.StartAsync(context => context.Response.Body.WriteAsync(answer).AsTask());
        return await Poller.PollAsync(source with { Request = new(upstream.Address) });
    }

    private static string Written(Attempt attempt) =>
        string.Join(' ', attempt.Readings.Units.Select(unit => FormattableString.Invariant($"{unit.Unit}={unit.Values["value"]}")));
}
