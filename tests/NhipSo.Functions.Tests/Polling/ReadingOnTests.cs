using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Polling;

namespace NhipSo.Functions.Tests.Polling;

/// <summary>Answers of several pages, answers that have not changed, and what a system is asked.</summary>
public class ReadingOnTests
{
    private static readonly SourceRows Rows = new("/items", "/ma", UnitScheme.Unit);

    [Fact]
    public async Task Pages_are_read_on_by_the_address_that_each_names()
    {
        await using var upstream = await Upstream.StartAsync(context => context.Response.WriteAsync(context.Request.QueryString.Value switch
        {
            "" => """{"items":[{"ma":"01","x":1}],"next":"?c=2"}""",
            "?c=2" => $$"""{"items":[{"ma":"24","x":2}],"next":"http://{{context.Request.Host}}/p?c=3"}""",
            _ => """{"items":[{"ma":"24","x":3}],"next":null}""",
        }));
        var attempt = await PollAsync(new(upstream.Address, "/p"), new(Next: "/next"));
        Assert.Equal((AttemptClass.Ok, "01=1 24=5", 3), (attempt.Class, Written(attempt), upstream.Requests));
    }

    [Fact]
    public async Task Pages_are_counted_until_one_has_no_rows()
    {
        var asked = new List<string?>();
        await using var upstream = await Upstream.StartAsync(context =>
        {
            asked.Add(context.Request.QueryString.Value);
            return context.Response.WriteAsync(asked.Count < 3 ? """{"items":[{"ma":"01","x":1}]}""" : """{"items":[]}""");
        });
        var attempt = await PollAsync(new(upstream.Address, "/p?size=1"), new(Parameter: "trang", First: 0));
        Assert.Equal((AttemptClass.Ok, "01=2"), (attempt.Class, Written(attempt)));
        Assert.Equal(["?size=1&trang=0", "?size=1&trang=1", "?size=1&trang=2"], asked);
    }

    [Fact]
    public async Task Pages_without_end_are_too_large()
    {
        await using var upstream = await Upstream.StartAsync(context => context.Response.WriteAsync("""{"items":[{"ma":"01","x":1}],"next":"?again"}"""));
        var attempt = await PollAsync(upstream.Address, new(Next: "/next", MaxPages: 4));
        Assert.Equal((AttemptClass.TooLarge, 4), (attempt.Class, upstream.Requests));
        Assert.Empty(attempt.Readings.Units);
    }

    [Fact]
    public async Task Half_of_the_pages_are_no_answer()
    {
        await using var upstream = await Upstream.StartAsync(context =>
        {
            context.Response.StatusCode = context.Request.QueryString.HasValue ? 404 : 200;
            return context.Response.WriteAsync("""{"items":[{"ma":"01","x":1}],"next":"?2"}""");
        });
        var attempt = await PollAsync(upstream.Address, new(Next: "/next"));
        Assert.Equal(AttemptClass.ClientError, attempt.Class);
        Assert.Empty(attempt.Readings.Units);
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        IHeaderDictionary seen = new HeaderDictionary();
        await using var upstream = await Upstream.StartAsync(context =>
        {
            seen.IfNoneMatch = context.Request.Headers.IfNoneMatch;
            seen.IfModifiedSince = context.Request.Headers.IfModifiedSince;
            context.Response.Headers.ETag = "W/\"7\"";
            context.Response.Headers.LastModified = "Sun, 22 Nov 2026 08:00:00 GMT";
            if (context.Request.Headers.IfNoneMatch == "W/\"7\"")
                context.Response.StatusCode = 304;
            return context.Response.StatusCode == 304 ? Task.CompletedTask : context.Response.WriteAsync("m 1");
        });
        await using var services = Poller.Services();
        var source = Poller.Source(upstream.Address);
        var first = await Poller.PollAsync(services, source);
        Assert.Equal((AttemptClass.Ok, new Validators("W/\"7\"", "Sun, 22 Nov 2026 08:00:00 GMT")), (first.Class, first.Validators));
        Assert.Equal("", seen.IfNoneMatch.ToString());

        var second = await Poller.PollAsync(services, source, first.Validators);
        Assert.Equal((AttemptClass.Unchanged, first.Validators, true), (second.Class, second.Validators, second.GaveValues));
        Assert.Equal("Sun, 22 Nov 2026 08:00:00 GMT", seen.IfModifiedSince.ToString());
    }

    [Theory]
    [InlineData("m 1\nn x", AttemptClass.NotParsable)]
    [InlineData("n 1", AttemptClass.MappingMissing)]
    public async Task What_was_not_whole_is_asked_for_anew(string page, string expected)
    {
        await using var upstream = await Upstream.StartAsync(context =>
        {
            context.Response.Headers.ETag = "\"7\"";
            return context.Response.WriteAsync(page);
        });
        var attempt = await Poller.PollAsync(upstream.Address);
        Assert.Equal((expected, null), (attempt.Class, attempt.Validators));
    }

    [Fact]
    public async Task Nothing_has_changed_only_for_whoever_asked_so()
    {
        await using var upstream = await Upstream.StartAsync(context =>
        {
            context.Response.StatusCode = 304;
            return Task.CompletedTask;
        });
        Assert.Equal(AttemptClass.Redirected, (await Poller.PollAsync(upstream.Address)).Class);
    }

    [Fact]
    public async Task A_question_is_posted_with_its_headers()
    {
        var seen = "";
        await using var upstream = await Upstream.StartAsync(async context =>
        {
            using var body = new StreamReader(context.Request.Body);
            seen = $"{context.Request.Method} {context.Request.ContentType} {context.Request.Headers["X-Ky"]} {await body.ReadToEndAsync()}";
            await context.Response.WriteAsync("""{"x":4}""");
        });
        var source = Poller.Json(upstream.Address, Page.Metric("value", "/x")) with
        {
            Request = new(upstream.Address, """{"ky":"2026-11"}""", System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add("X-Ky", "thang")),
        };
        Assert.Equal("24=4", Written(await Poller.PollAsync(source)));
        Assert.Equal("POST application/json thang {\"ky\":\"2026-11\"}", seen);
    }

    [Fact]
    public async Task OpenMetrics_that_breaks_off_is_not_parsable()
    {
        var page = "m 1\n# EOF\n";
        await using var upstream = await Upstream.StartAsync(context =>
        {
            context.Response.ContentType = "application/openmetrics-text; version=1.0.0";
            return context.Response.WriteAsync(page);
        });
        Assert.Equal(AttemptClass.Ok, (await Poller.PollAsync(upstream.Address)).Class);
        page = "m 1\n";
        Assert.Equal(AttemptClass.NotParsable, (await Poller.PollAsync(upstream.Address)).Class);
    }

    [Fact]
    public async Task A_circuit_is_a_sources_own_and_what_is_stored_is_how_the_system_failed()
    {
        await using var upstream = await Upstream.StartAsync(context =>
        {
            context.Response.StatusCode = context.Request.Path == "/ill" ? 500 : 200;
            return context.Response.WriteAsync("m 1");
        });
        await using var services = Poller.Services();
        var ill = Poller.Source(new(upstream.Address, "/ill"), "ill");
        for (var i = 0; i < 3; i++)
            Assert.Equal(AttemptClass.ServerError, (await Poller.PollAsync(services, ill)).Class);
        Assert.Equal(9, upstream.Requests);
        Assert.Equal(AttemptClass.Blocked, (await Poller.PollAsync(services, ill)).Class);
        Assert.Equal(9, upstream.Requests);
        Assert.Equal(AttemptClass.Ok, (await Poller.PollAsync(services, Poller.Source(upstream.Address, "well"))).Class);
    }

    private static Task<Attempt> PollAsync(Uri address, Paging paging) =>
        Poller.PollAsync(Poller.Json(address, Page.Metric("value", "/x")) with { Rows = Rows, Request = new(address, Paging: paging) });

    private static string Written(Attempt attempt) =>
        string.Join(' ', attempt.Readings.Units.Select(unit => FormattableString.Invariant($"{unit.Unit}={unit.Values["value"]}")));
}
