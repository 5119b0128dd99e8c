using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace NhipSo.Functions.Polling;

/// <summary>
/// The secrets that sources are asked with, from the settings <c>Secrets__{name}</c>, where an <c>_</c> may stand for each <c>-</c>
/// since an environment variable has none. They go into one header of one request and nowhere else.
/// </summary>
public sealed class Secrets(IConfiguration configuration, IOptions<PollingOptions> options)
{
    private readonly IReadOnlySet<string> privateHosts = options.Value.PrivateHosts;

    /// <summary>Whether a secret may travel there: by https, or to a host that the settings name.</summary>
    public bool MayTravelTo(Uri address) => address.Scheme == Uri.UriSchemeHttps || privateHosts.Contains(address.Host);

    /// <summary>The secret of that name; null where it is not set.</summary>
    public string? Find(string name) =>
        (configuration[$"Secrets:{name}"] ?? configuration[$"Secrets:{name.Replace('-', '_')}"])?.Trim() is { Length: > 0 } secret ? secret : null;
}
