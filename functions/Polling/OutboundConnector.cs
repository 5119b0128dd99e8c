using System.Net;
using Microsoft.Extensions.Options;

namespace NhipSo.Functions.Polling;

/// <summary>Finds the addresses of a host's name.</summary>
public delegate Task<IPAddress[]> HostResolver(string host, CancellationToken cancellationToken);

/// <summary>Connects where polls may go, and nowhere else.</summary>
public sealed class OutboundConnector(IOptions<PollingOptions> options, HostResolver resolver)
{
    private readonly IReadOnlySet<string> privateHosts = options.Value.PrivateHosts;

    /// <summary>What a handler connects with.</summary>
    public ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken) =>
        OutboundAddress.ConnectAsync(context.DnsEndPoint, privateHosts, cancellationToken, resolver);
}
