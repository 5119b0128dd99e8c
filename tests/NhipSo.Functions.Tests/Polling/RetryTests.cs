using Microsoft.Extensions.DependencyInjection;
using NhipSo.Functions.Polling;
using NodaTime;

namespace NhipSo.Functions.Tests.Polling;

public class RetryTests
{
    [Fact]
    public async Task A_failing_system_is_asked_three_times_whenever_it_would_rather_be_asked()
    {
        await using var upstream = await Upstream.StartAsync(context =>
        {
            context.Response.StatusCode = 503;
            context.Response.Headers.RetryAfter = "120";
            return Task.CompletedTask;
        });
        Assert.Equal(AttemptClass.ServerError, (await Poller.PollAsync(upstream.Address)).Class);
        Assert.Equal(3, upstream.Requests);
    }

    [Fact]
    public async Task What_we_refuse_ourselves_is_not_tried_again()
    {
        var tries = 0;
        await using var services = Poller.Services(
            settings: [("AllowedPrivateHosts", "")],
            more: more => more.AddHttpClient<SourceClient>().AddHttpMessageHandler(() => new Counting(() => tries++)));
        var attempt = await services.GetRequiredService<SourceClient>().PollAsync(
            Poller.Source(new("http://127.0.0.1/")), Instant.FromUtc(2026, 11, 22, 8, 0), known: null, CancellationToken.None);
        Assert.Equal((AttemptClass.Blocked, 1), (attempt.Class, tries));
    }

    private sealed class Counting(Action count) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            count();
            return base.SendAsync(request, cancellationToken);
        }
    }
}
