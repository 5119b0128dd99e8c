using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace NhipSo.Functions.Access.Keys;

/// <summary>Each day at 08:00 in Vietnam: says which keys end within 30 days and have nothing in their place, for whoever runs the system to see.</summary>
public sealed partial class WatchKeys(KeyTable keys, TimeProvider time, ILogger<WatchKeys> log)
{
    private static readonly Duration Ahead = Duration.FromDays(30);

    [Function(nameof(WatchKeys))]
    public async Task RunAsync([TimerTrigger("0 0 1 * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        var now = time.Now();
        foreach (var key in await keys.ListAsync(cancellationToken))
        {
            if (key is { Revoked: null, RotatedTo: null } && key.Expires > now && key.Expires <= now + Ahead)
                Expires(log, key.Id, key.Unit ?? key.Source ?? "-", key.Expires);
        }
    }

    [LoggerMessage(1104, LogLevel.Warning, "Key expires: {Key} of {Owner} at {At}")]
    private static partial void Expires(ILogger logger, string key, string owner, Instant at);
}
