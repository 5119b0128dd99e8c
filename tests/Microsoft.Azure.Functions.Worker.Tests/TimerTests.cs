namespace Microsoft.Azure.Functions.Worker.Tests;

public sealed class TimerTests
{
    private static readonly DateTime Start = new(2026, 3, 31, 23, 58, 30, DateTimeKind.Utc);

    [Fact]
    public async Task A_run_begins_at_each_time_in_UTC_and_knows_the_schedule()
    {
        await using var timers = await TimerHost.StartAsync<EveryMinute>(Start);
        var first = await timers.NextRunAsync();
        Assert.Equal(Start.Date.AddHours(23).AddMinutes(59), timers.Time.GetUtcNow().UtcDateTime);
        Assert.False(first.Timer.IsPastDue);
        Assert.Equal(default, first.Timer.ScheduleStatus!.Last);
        Assert.Equal(Start.Date.AddHours(23).AddMinutes(59), first.Timer.ScheduleStatus.Next);
        Assert.Equal(Start, first.Timer.ScheduleStatus.LastUpdated);
        timers.Time.MoveTo(Start.Date.AddHours(23).AddMinutes(59).AddSeconds(10));
        first.End();

        var second = await timers.NextRunAsync();
        Assert.False(second.Timer.IsPastDue);
        Assert.Equal(Start.Date.AddHours(23).AddMinutes(59), second.Timer.ScheduleStatus!.Last);
        Assert.Equal(Start.Date.AddDays(1), second.Timer.ScheduleStatus.Next);
        Assert.Equal(DateTimeKind.Utc, second.Timer.ScheduleStatus.Next.Kind);
        Assert.Equal(Start.Date.AddHours(23).AddMinutes(59).AddSeconds(10), second.Timer.ScheduleStatus.LastUpdated);
    }

    [Fact]
    public async Task Five_fields_begin_with_the_minute()
    {
        await using var timers = await TimerHost.StartAsync<FiveFields>(Start);
        var run = await timers.NextRunAsync();
        Assert.Equal(new DateTime(2026, 4, 1, 6, 5, 0, DateTimeKind.Utc), run.Timer.ScheduleStatus!.Next);
    }

    [Fact]
    public async Task A_time_span_is_the_time_between_two_runs()
    {
        await using var timers = await TimerHost.StartAsync<HalfHours>(Start);
        (await timers.NextRunAsync()).End();
        Assert.Equal(Start.AddMinutes(60), (await timers.NextRunAsync()).Timer.ScheduleStatus!.Next);
    }

    [Fact]
    public async Task An_overrun_is_followed_at_once_by_one_run_that_is_past_due()
    {
        await using var timers = await TimerHost.StartAsync<EveryMinute>(Start);
        var tooLong = await timers.NextRunAsync();
        timers.Time.MoveTo(Start.AddMinutes(4));
        Assert.False(timers.Time.IsWaitedFor, "While a run runs, no other waits for its time.");
        Assert.False(timers.Runs.HasNext, "Runs of one function never overlap.");
        tooLong.End();

        var late = await timers.Runs.NextAsync();
        Assert.True(late.Timer.IsPastDue);
        Assert.Equal(Start.Date.AddDays(1), late.Timer.ScheduleStatus!.Next);
        late.End();

        var next = await timers.NextRunAsync();
        Assert.False(next.Timer.IsPastDue);
        Assert.Equal(new DateTime(2026, 4, 1, 0, 3, 0, DateTimeKind.Utc), next.Timer.ScheduleStatus!.Next);
    }

    [Fact]
    public async Task A_run_that_fails_leaves_the_next_time_as_it_is()
    {
        await using var timers = await TimerHost.StartAsync<EveryMinute>(Start);
        (await timers.NextRunAsync()).Fail();
        var next = await timers.NextRunAsync();
        Assert.Equal(Start.Date.AddDays(1), next.Timer.ScheduleStatus!.Next);
        Assert.False(next.Timer.IsPastDue);
    }

    [Fact]
    public async Task A_run_at_the_start_comes_before_its_time()
    {
        await using var timers = await TimerHost.StartAsync<AtStart>(Start);
        var first = await timers.Runs.NextAsync();
        Assert.False(first.Timer.IsPastDue);
        Assert.Equal(Start, timers.Time.GetUtcNow().UtcDateTime);
        first.End();
        Assert.Equal(Start.Date.AddDays(1), (await timers.NextRunAsync()).Timer.ScheduleStatus!.Next);
    }

    [Fact]
    public async Task Runs_less_than_a_minute_apart_have_no_status()
    {
        await using var timers = await TimerHost.StartAsync<EverySecond>(Start);
        Assert.Null((await timers.NextRunAsync()).Timer.ScheduleStatus);
    }

    [Fact]
    public async Task Without_the_monitor_there_is_no_status()
    {
        await using var timers = await TimerHost.StartAsync<Unmonitored>(Start);
        Assert.Null((await timers.NextRunAsync()).Timer.ScheduleStatus);
    }

    [Fact]
    public async Task A_time_that_is_months_away_is_reached()
    {
        await using var timers = await TimerHost.StartAsync<EveryNewYear>(Start);
        while (!timers.Runs.HasNext && timers.Time.GetUtcNow().Year == 2026)
            await timers.Time.MoveToNextAsync();
        var run = await timers.Runs.NextAsync();
        Assert.Equal(new DateTime(2027, 1, 1, 0, 0, 0, DateTimeKind.Utc), run.Timer.ScheduleStatus!.Next);
    }

    [Fact]
    public async Task A_stop_lets_a_run_end_and_begins_no_other()
    {
        await using var timers = await TimerHost.StartAsync<EveryMinute>(Start);
        var run = await timers.NextRunAsync();
        timers.Time.MoveTo(Start.AddMinutes(4));
        var stop = timers.StopAsync();
        Assert.False(stop.IsCompleted, "The run is not over.");
        run.End();
        await stop.InTimeAsync();
        Assert.False(timers.Runs.HasNext, "The overrun's run must not begin any more.");
    }

    public sealed class EveryMinute(Runs runs)
    {
        [Function(nameof(EveryMinute))]
        public Task RunAsync([TimerTrigger("0 * * * * *")] TimerInfo timer) => runs.RunAsync(timer);
    }

    public sealed class FiveFields(Runs runs)
    {
        [Function(nameof(FiveFields))]
        public Task RunAsync([TimerTrigger("5 6 * * *")] TimerInfo timer) => runs.RunAsync(timer);
    }

    public sealed class HalfHours(Runs runs)
    {
        [Function(nameof(HalfHours))]
        public Task RunAsync([TimerTrigger("00:30:00")] TimerInfo timer) => runs.RunAsync(timer);
    }

    public sealed class AtStart(Runs runs)
    {
        [Function(nameof(AtStart))]
        public Task RunAsync([TimerTrigger("0 0 0 * * *", RunOnStartup = true)] TimerInfo timer) => runs.RunAsync(timer);
    }

    public sealed class EverySecond(Runs runs)
    {
        [Function(nameof(EverySecond))]
        public Task RunAsync([TimerTrigger("* * * * * *")] TimerInfo timer) => runs.RunAsync(timer);
    }

    public sealed class Unmonitored(Runs runs)
    {
        [Function(nameof(Unmonitored))]
        public Task RunAsync([TimerTrigger("0 * * * * *", UseMonitor = false)] TimerInfo timer) => runs.RunAsync(timer);
    }

    public sealed class EveryNewYear(Runs runs)
    {
        [Function(nameof(EveryNewYear))]
        public Task RunAsync([TimerTrigger("0 0 0 1 1 *")] TimerInfo timer) => runs.RunAsync(timer);
    }
}
