using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Microsoft.Azure.Functions.Worker.Standalone;

/// <summary>
/// Tells running functions that the process cannot wait for them any longer. A stop leaves them alone until a fifth
/// of the host's shutdown timeout is left, so that a run that ends in time ends whole.
/// </summary>
internal sealed class Drain : IDisposable
{
    private readonly CancellationTokenSource over = new();
    private readonly CancellationTokenRegistration stopping;

    public Drain(IHostApplicationLifetime lifetime, IOptions<HostOptions> options)
    {
        var patience = options.Value.ShutdownTimeout * 0.8;
        Stopping = lifetime.ApplicationStopping;
        stopping = Stopping.Register(() => over.CancelAfter(patience < TimeSpan.Zero ? Timeout.InfiniteTimeSpan : patience));
    }

    /// <summary>Signalled when no new run may begin.</summary>
    public CancellationToken Stopping { get; }

    /// <summary>Signalled when running functions have to give up.</summary>
    public CancellationToken Over => over.Token;

    public void Dispose()
    {
        stopping.Dispose();
        over.Dispose();
    }
}
