using System.Net;
using System.Net.Sockets;

namespace NhipSo.Functions.Polling;

/// <summary>Which addresses the app connects to: public ones, and hosts of private ranges that the settings name.</summary>
public static class OutboundAddress
{
    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            // 168.63.129.16 is the host of an Azure machine, reached from that machine alone.
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "168.63.129.16/32", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
            "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
            // Of IPv6, 2000::/3 alone is global unicast.
            "::/3", "4000::/2", "8000::/1", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    /// <summary>Where a machine in a cloud asks who it is and gets its keys; no agency's system is there.</summary>
    private static readonly IPNetwork[] Never =
    [
        .. new[] { "168.63.129.16/32", "169.254.0.0/16", "fe80::/10" }.Select(network => IPNetwork.Parse(network)),
    ];

    /// <summary>Whether an address is reached over the public internet (IANA special-purpose registries).</summary>
    public static bool IsPublic(IPAddress address) => !IsIn(NotPublic, address);

    /// <summary>
    /// Connects to the address that was checked: the name is resolved once, here, and every address that it has must be
    /// allowed. A link's own addresses and the cloud's are refused to a named host too.
    /// </summary>
    /// <exception cref="OutboundRefusedException">The host has an address that is not allowed, or the port is another protocol's.</exception>
    public static async ValueTask<Stream> ConnectAsync(
        DnsEndPoint host, IReadOnlySet<string> allowedPrivateHosts, CancellationToken cancellationToken, HostResolver? resolver = null)
    {
        if (OutboundPorts.IsOfAnotherProtocol(host.Port))
            throw new OutboundRefusedException(FormattableString.Invariant($"Port {host.Port} of {host.Host} is another protocol's; a source is asked by HTTP."));
        // The resolver takes an address too, but neither 0.0.0.0 nor ::, which connect to this machine.
        var addresses = IPAddress.TryParse(host.Host, out var literal) ? [literal]
            : await (resolver ?? Dns.GetHostAddressesAsync)(host.Host, cancellationToken);
        if (Array.Find(addresses, address => IsIn(Never, address)) is { } never)
            throw new OutboundRefusedException($"{host.Host} is {never}, a link's own or the cloud's address, which Polling__AllowedPrivateHosts does not open.");
        if (!allowedPrivateHosts.Contains(host.Host) && Array.Find(addresses, address => !IsPublic(address)) is { } refused)
            throw new OutboundRefusedException($"{host.Host} is {refused}, which is not public and not among Polling__AllowedPrivateHosts.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, host.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static bool IsIn(IPNetwork[] networks, IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Array.Exists(networks, network => network.Contains(plain));
    }
}

/// <summary>An address that the app does not connect to.</summary>
/// <param name="message">Which, and why.</param>
public sealed class OutboundRefusedException(string message) : IOException(message);
