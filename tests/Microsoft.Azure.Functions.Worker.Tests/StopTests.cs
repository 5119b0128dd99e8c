namespace Microsoft.Azure.Functions.Worker.Tests;

public sealed class StopTests
{
    [Fact]
    public async Task A_stop_lets_a_request_and_a_timer_end()
    {
        await using var app = await SampleApp.StartAsync(new() { ["TickSchedule"] = "* * * * * *" });
        await app.WaitForOutputAsync("tick begins");
        await app.WaitForOutputAsync("tick ends");
        var request = app.GetAsync("/api/v1/wait/3");
        await app.WaitForOutputAsync("waiting");
        var begun = Count(app.Process.Output, "tick begins");
        await Eventually.IsTrueAsync(() => Count(app.Process.Output, "tick begins") > begun, "a run to stop in");

        Assert.True(await app.Process.StopAsync(TimeSpan.FromSeconds(60)), "The app must end by itself.");
        Assert.Equal("done", await request);
        Assert.Equal(0, app.Process.ExitCode);
        await app.WaitForOutputAsync("shutting down");
        Assert.Equal(Count(app.Process.Output, "tick begins"), Count(app.Process.Output, "tick ends"));
        Assert.DoesNotContain("cancelled", app.Process.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancellation_comes_before_the_time_to_stop_is_over()
    {
        await using var app = await SampleApp.StartAsync(new() { ["shutdownTimeoutSeconds"] = "10" });
        var request = app.GetAsync("/api/v1/wait/3600");
        await app.WaitForOutputAsync("waiting");
        await app.Process.StopAsync(TimeSpan.FromSeconds(60));
        Assert.Equal("cancelled", await request);
    }

    [Fact]
    public async Task A_caller_that_goes_away_cancels_the_run()
    {
        await using var app = await SampleApp.StartAsync([]);
        using var impatience = new CancellationTokenSource();
        var request = app.Client.GetAsync("/api/v1/wait/3600", impatience.Token);
        await app.WaitForOutputAsync("waiting");
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
        await app.WaitForOutputAsync("cancelled");
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
