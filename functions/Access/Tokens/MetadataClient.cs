using Microsoft.IdentityModel.Protocols;
using NhipSo.Functions.Polling;

namespace NhipSo.Functions.Access.Tokens;

/// <summary>
/// Reads issuers' metadata. It names further addresses, and an issuer is no friend of ours beyond its tokens: a redirect is not
/// followed, and a private address is connected to only where it is an issuer's own.
/// </summary>
internal static class MetadataClient
{
    private const int MaxBytes = 1024 * 1024;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    public static HttpClient Create(OidcSettings settings)
    {
        var hosts = settings.Issuers.Select(issuer => issuer.Authority.Host).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            ConnectCallback = (context, token) => OutboundAddress.ConnectAsync(context.DnsEndPoint, hosts, token),
        };
        return new(handler) { Timeout = Limit, MaxResponseContentBufferSize = MaxBytes };
    }

    public static IDocumentRetriever Over(HttpClient http, OidcIssuer issuer) =>
        new HttpDocumentRetriever(http) { RequireHttps = issuer.Authority.Scheme == Uri.UriSchemeHttps };
}
