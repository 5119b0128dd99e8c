using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Standalone;

/// <summary>Runs the timer functions, each by itself and never twice at a time. Nothing outlives the process.</summary>
internal sealed partial class TimerService : IHostedService
{
    // Task.Delay takes no more than 49 days.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(1);

    private readonly List<(Function Function, Schedule Schedule)> timers;
    private readonly FunctionExecutionDelegate pipeline;
    private readonly IServiceScopeFactory scopes;
    private readonly Drain drain;
    private readonly TimeProvider time;
    private readonly IHostApplicationLifetime lifetime;
    private readonly ILogger<TimerService> logger;
    private Task running = Task.CompletedTask;

    /// <exception cref="InvalidOperationException">A schedule is not readable, or names a setting that is missing.</exception>
    public TimerService(
        IReadOnlyList<Function> functions,
        FunctionExecutionDelegate pipeline,
        IConfiguration configuration,
        IServiceScopeFactory scopes,
        Drain drain,
        TimeProvider time,
        IHostApplicationLifetime lifetime,
        ILogger<TimerService> logger)
    {
        timers = [.. functions.Where(function => function.Trigger is TimerTriggerAttribute)
            .Select(function => (function, ScheduleOf(function, configuration)))];
        (this.pipeline, this.scopes, this.drain) = (pipeline, scopes, drain);
        (this.time, this.lifetime, this.logger) = (time, lifetime, logger);
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        running = Task.WhenAll(timers.Select(timer => Task.Run(() => ServeOrStopAsync(timer.Function, timer.Schedule), CancellationToken.None)));
        return Task.CompletedTask;
    }

    /// <summary>Waits for the runs that have begun; no other begins once the app is stopping.</summary>
    public async Task StopAsync(CancellationToken cancellationToken) =>
        await running.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private static Schedule ScheduleOf(Function function, IConfiguration configuration)
    {
        var text = Settings.Resolve(((TimerTriggerAttribute)function.Trigger).Schedule, configuration, function.Name);
        try
        {
            return Schedule.Parse(text);
        }
        catch (FormatException exception)
        {
            throw new InvalidOperationException($"The schedule of the function '{function.Name}': {exception.Message}", exception);
        }
    }

    /// <summary>An app whose timer cannot go on looks healthy and is not: it ends, and says why.</summary>
    private async Task ServeOrStopAsync(Function function, Schedule schedule)
    {
        try
        {
            await ServeAsync(function, schedule);
        }
        catch (Exception exception)
        {
            LogCannotGoOn(exception, function.Name);
            lifetime.StopApplication();
        }
    }

    private async Task ServeAsync(Function function, Schedule schedule)
    {
        var trigger = (TimerTriggerAttribute)function.Trigger;
        var timer = new Timer(schedule, trigger.UseMonitor, UtcNow());
        if (trigger.RunOnStartup)
            await RunAsync(function, timer.Describe(isPastDue: false));
        for (var isPastDue = timer.Next <= UtcNow(); timer.Next is { } next; isPastDue = timer.Next <= UtcNow())
        {
            if (!await WaitUntilAsync(next))
                return;
            var begun = UtcNow();
            await RunAsync(function, timer.Describe(isPastDue));
            timer.Served(begun, ended: UtcNow());
        }
    }

    /// <summary>Answers false, at once, when the app is stopping.</summary>
    private async Task<bool> WaitUntilAsync(DateTime next)
    {
        try
        {
            for (var left = next - UtcNow(); left > TimeSpan.Zero; left = next - UtcNow())
                await Task.Delay(left < LongestDelay ? left : LongestDelay, time, drain.Stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }

        return !drain.Stopping.IsCancellationRequested;
    }

    private async Task RunAsync(Function function, TimerInfo info)
    {
        var invocation = new Invocation(function, info);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            using var context = new InvocationContext(invocation, scope.ServiceProvider, drain);
            LogRuns(function.Name, invocation.Id, info.IsPastDue);
            await pipeline(context);
        }
        catch (Exception exception)
        {
            LogFailed(exception, function.Name, invocation.Id);
        }
    }

    private DateTime UtcNow() => time.GetUtcNow().UtcDateTime;

    [LoggerMessage(1, LogLevel.Debug, "The timer {Function} runs (run {InvocationId}, past due: {IsPastDue})")]
    private partial void LogRuns(string function, string invocationId, bool isPastDue);

    [LoggerMessage(2, LogLevel.Error, "The timer {Function} failed (run {InvocationId}); its next time is kept")]
    private partial void LogFailed(Exception exception, string function, string invocationId);

    [LoggerMessage(4, LogLevel.Critical, "The timer {Function} cannot go on; the app stops")]
    private partial void LogCannotGoOn(Exception exception, string function);
}
