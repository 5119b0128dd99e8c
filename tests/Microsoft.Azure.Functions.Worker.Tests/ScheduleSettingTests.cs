namespace Microsoft.Azure.Functions.Worker.Tests;

public sealed class ScheduleSettingTests
{
    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 30, DateTimeKind.Utc);

    [Fact]
    public async Task A_schedule_may_be_a_setting()
    {
        await using var timers = await TimerHost.StartAsync<Whole>(Start, new() { ["PollSchedule"] = "0 0 6 * * *" });
        Assert.Equal(Start.Date.AddHours(6), (await timers.NextRunAsync()).Timer.ScheduleStatus!.Next);
    }

    [Fact]
    public async Task A_schedule_may_have_settings_in_it()
    {
        await using var timers = await TimerHost.StartAsync<Partly>(Start, new() { ["Minute"] = "15", ["Hour"] = "6" });
        Assert.Equal(Start.Date.AddHours(6).AddMinutes(15), (await timers.NextRunAsync()).Timer.ScheduleStatus!.Next);
    }

    [Fact]
    public async Task A_schedule_that_leads_nowhere_stops_the_app_rather_than_never_run()
    {
        await using var timers = await TimerHost.StartAsync<Whole>(Start, new() { ["PollSchedule"] = "9999999" });
        await timers.StopsAsync();
    }

    [Fact]
    public async Task A_missing_setting_stops_the_start_and_is_named()
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => TimerHost.StartAsync<Whole>(Start));
        Assert.Equal("The setting 'PollSchedule' is missing; the function 'PollSources' has the schedule '%PollSchedule%'.", refused.Message);
    }

    [Theory]
    [InlineData("every minute")]
    [InlineData("0 0 25 * * *")]
    [InlineData("0 * * *")]
    [InlineData("-00:01:00")]
    public async Task What_is_no_schedule_stops_the_start(string schedule)
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(
            () => TimerHost.StartAsync<Whole>(Start, new() { ["PollSchedule"] = schedule }));
        Assert.Contains("'PollSources'", refused.Message, StringComparison.Ordinal);
        Assert.Contains($"'{schedule}'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sign_without_its_pair_stops_the_start()
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => TimerHost.StartAsync<Unpaired>(Start));
        Assert.Contains("without its pair", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_app_ends_when_a_setting_is_missing()
    {
        await using var app = new SampleApp(new() { ["TickSchedule"] = null });
        app.Launch();
        await app.WaitForExitAsync();
        Assert.NotEqual(0, app.Process.ExitCode);
        await app.WaitForOutputAsync("The setting 'TickSchedule' is missing; the function 'Tick'");
    }

    public sealed class Whole(Runs runs)
    {
        [Function("PollSources")]
        public Task RunAsync([TimerTrigger("%PollSchedule%")] TimerInfo timer) => runs.RunAsync(timer);
    }

    public sealed class Partly(Runs runs)
    {
        [Function(nameof(Partly))]
        public Task RunAsync([TimerTrigger("0 %Minute% %Hour% * * *")] TimerInfo timer) => runs.RunAsync(timer);
    }

    public sealed class Unpaired(Runs runs)
    {
        [Function(nameof(Unpaired))]
        public Task RunAsync([TimerTrigger("0 0 %Hour * * *")] TimerInfo timer) => runs.RunAsync(timer);
    }
}
