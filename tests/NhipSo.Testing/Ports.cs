using System.Net;
using System.Net.Sockets;

namespace NhipSo.Testing;

/// <summary>Ports of the loopback interface that nothing listens on.</summary>
public static class Ports
{
    /// <summary>Picks <paramref name="count"/> different free ports.</summary>
    public static int[] Free(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        try
        {
            listeners.ForEach(listener => listener.Start());
            return [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        }
        finally
        {
            listeners.ForEach(listener => listener.Dispose());
        }
    }

    /// <summary>Waits until something accepts connections on <paramref name="port"/>.</summary>
    /// <exception cref="TimeoutException">Nothing does within <paramref name="limit"/>.</exception>
    public static async Task WaitForAsync(int port, TimeSpan limit, CancellationToken cancellationToken = default)
    {
        var until = DateTime.UtcNow + limit;
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
                return;
            }
            catch (SocketException) when (DateTime.UtcNow < until)
            {
                await Task.Delay(50, cancellationToken);
            }
            catch (SocketException e)
            {
                throw new TimeoutException($"Nothing listens on port {port} after {limit}.", e);
            }
        }
    }
}
