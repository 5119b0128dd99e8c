using NhipSo.Domain.Definitions;

namespace NhipSo.Functions.Polling;

/// <summary>Who may be polled now: so many at once, and so many of one host.</summary>
internal sealed class PollTurns(PollingOptions options) : IDisposable
{
    private readonly SemaphoreSlim all = new(options.Concurrency);
    private readonly Dictionary<string, SemaphoreSlim> hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Waits for a turn. Whoever waits for its host holds up nobody of another.</summary>
    public async Task RunAsync(Source source, Func<Task> poll, CancellationToken cancellationToken)
    {
        var host = HostOf(source);
        await host.WaitAsync(cancellationToken);
        try
        {
            await all.WaitAsync(cancellationToken);
            try
            {
                await poll();
            }
            finally
            {
                all.Release();
            }
        }
        finally
        {
            host.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        all.Dispose();
        foreach (var host in hosts.Values)
            host.Dispose();
    }

    private SemaphoreSlim HostOf(Source source)
    {
        lock (hosts)
        {
            var name = source.Request!.Address.IdnHost;
            return hosts.TryGetValue(name, out var host) ? host : hosts[name] = new(options.ConcurrencyPerHost);
        }
    }
}
