using System.Net;

namespace Azure.Data.Tables.Http;

/// <summary>Finds an account's name in its address.</summary>
internal static class AccountName
{
    /// <summary>
    /// The first label of the host, or the first segment of the path where the host is an address, as with the emulator.
    /// </summary>
    internal static string Of(Uri endpoint)
    {
        if (IPAddress.TryParse(endpoint.DnsSafeHost, out _) || endpoint.IsLoopback)
            return endpoint.AbsolutePath.Trim('/').Split('/')[0];
        return endpoint.Host.Split('.')[0];
    }
}
