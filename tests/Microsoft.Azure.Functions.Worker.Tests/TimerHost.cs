using System.Threading.Channels;
using Microsoft.Azure.Functions.Worker.Standalone;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Azure.Functions.Worker.Tests;

/// <summary>One class of timer functions, run by a clock that the test moves.</summary>
internal sealed class TimerHost : IAsyncDisposable
{
    private readonly IHost host;

    private TimerHost(Type functions, DateTime start, Dictionary<string, string?> settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(settings);
        Time = new ManualTime(start);
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.Services.AddSingleton(Runs);
        StandaloneHost.AddFunctions(
            builder.Services, FunctionDiscovery.In([functions]), new Pipeline().Build(), new HostMode(CustomHandlerPort: null));
        host = builder.Build();
    }

    public ManualTime Time { get; }

    public Runs Runs { get; } = new();

    public static async Task<TimerHost> StartAsync<T>(DateTime start, Dictionary<string, string?>? settings = null)
    {
        var timers = new TimerHost(typeof(T), start, settings ?? []);
        await timers.host.StartAsync();
        return timers;
    }

    /// <summary>Moves the clock to the next moment that is waited for, where a run must begin.</summary>
    public async Task<Run> NextRunAsync()
    {
        await Time.MoveToNextAsync();
        return await Runs.NextAsync();
    }

    /// <summary>Returns when the app stops by itself.</summary>
    public Task StopsAsync()
    {
        var stopping = new TaskCompletionSource();
        host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(stopping.SetResult);
        return stopping.Task.InTimeAsync();
    }

    public Task StopAsync() => host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Runs.EndAll();
        await host.StopAsync();
        host.Dispose();
    }
}

/// <summary>A run that has begun and ends when the test says so.</summary>
internal sealed record Run(TimerInfo Timer, TaskCompletionSource Gate)
{
    public void End() => Gate.TrySetResult();

    public void Fail() => Gate.TrySetException(new InvalidOperationException("a run that fails"));
}

/// <summary>The runs in the order in which they began.</summary>
public sealed class Runs
{
    private readonly Channel<Run> begun = Channel.CreateUnbounded<Run>();
    private readonly TaskCompletionSource over = new();

    /// <summary>What a timer function of a test does.</summary>
    public Task RunAsync(TimerInfo timer)
    {
        var run = new Run(timer, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        begun.Writer.TryWrite(run);
        return Task.WhenAny(run.Gate.Task, over.Task).Unwrap();
    }

    internal Task<Run> NextAsync() => begun.Reader.ReadAsync().AsTask().InTimeAsync();

    internal bool HasNext => begun.Reader.TryPeek(out _);

    internal void EndAll() => over.TrySetResult();
}
