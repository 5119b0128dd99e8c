using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NhipSo.Functions.Polling;
using NodaTime;

namespace NhipSo.Functions.Tests.Polling;

/// <summary>Whoever runs the system is told of a system that went down, once: an alert searches the log for that line (bicep/alerts.bicep).</summary>
public sealed class SourceDownTests(TestStorage storage) : IClassFixture<TestStorage>
{
    private readonly Said said = new();
    private readonly ManualTime time = new(Instant.FromUtc(2026, 11, 22, 12, 0) + Duration.FromSeconds(20));
    private bool isBroken;

    [Fact]
    public async Task A_system_that_goes_down_is_said_once_until_it_has_come_back()
    {
        await using var upstream = await Upstream.StartAsync(context =>
        {
            context.Response.StatusCode = isBroken ? 404 : 200;
            return context.Response.WriteAsync("m 1");
        });
        Assert.Equal([0, 0], await PollAsync(upstream, 2));
        isBroken = true;
        Assert.Equal([0, 0, 1, 1, 1], await PollAsync(upstream, 5)); // three failures make it down
        isBroken = false;
        Assert.Equal([1, 1, 1], await PollAsync(upstream, 3));
        isBroken = true;
        Assert.Equal([1, 1, 2, 2], await PollAsync(upstream, 4));
        Assert.Equal(["2026-11-22T12:20:00Z", "2026-11-22T13:00:00Z"], said.Lines.Select(line => line["Source down: mot-cua since ".Length..].Split(',')[0]));
    }

    /// <summary>Polls slot after slot, each by a process of its own, and says how often it had been told of after each.</summary>
    private async Task<IReadOnlyList<int>> PollAsync(Upstream upstream, int slots)
    {
        var told = new List<int>();
        for (var slot = 0; slot < slots; slot++)
        {
            await using (var services = Poller.Services([Poller.Source(upstream.Address)], storage.Tables, time, more => more.AddSingleton<ILoggerProvider>(said)))
                await services.GetRequiredService<SourcePoller>().PollDueAsync(CancellationToken.None);
            told.Add(said.Lines.Count);
            time.Now += Duration.FromMinutes(5);
        }

        return told;
    }

    private sealed class Said : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (formatter(state, exception) is var line && line.StartsWith("Source down:", StringComparison.Ordinal))
                Lines.Enqueue(line);
        }

        public void Dispose()
        {
        }
    }
}
