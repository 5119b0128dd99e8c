using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace NhipSo.Functions.Access.Limits;

/// <summary>How often one may call: the settings <c>RateLimit__…</c>. Each process counts for itself.</summary>
/// <param name="PerMinute">
/// How many requests a key, or a token's subject, may send a minute. A province sends a few reports a day; whoever measures
/// throughput with few keys sets this and <paramref name="Burst"/> higher for the run.
/// </param>
/// <param name="Burst">How many of them at once.</param>
/// <param name="FailuresPerMinute">How many requests with bad or no credentials an address may send a minute, all at once if it likes.</param>
/// <param name="BeaconsPerMinute">
/// How many signals of portals' pages count from one address a minute: a page sends two, and many may sit behind one address.
/// </param>
/// <param name="RatingsPerHour">How many ratings of one source count from one address an hour.</param>
/// <param name="ClientAddressHeader">
/// The header whose last entry is the caller's address, as Azure's front end writes it (<c>X-Forwarded-For</c>; behind Front Door
/// <c>X-Azure-SocketIP</c>); empty to take the connection's. Where nothing in front writes it, a caller could.
/// </param>
public sealed record RateLimitSettings(
    int PerMinute = RateLimitSettings.DefaultPerMinute,
    int Burst = RateLimitSettings.DefaultBurst,
    int FailuresPerMinute = RateLimitSettings.DefaultFailuresPerMinute,
    string ClientAddressHeader = "",
    int BeaconsPerMinute = RateLimitSettings.DefaultBeaconsPerMinute,
    int RatingsPerHour = RateLimitSettings.DefaultRatingsPerHour)
{
    private const int DefaultPerMinute = 600;
    private const int DefaultBurst = 120;
    private const int DefaultFailuresPerMinute = 60;
    private const int DefaultBeaconsPerMinute = 1200;
    private const int DefaultRatingsPerHour = 10;
    private const int Max = 1_000_000;

    /// <summary>Reads and checks them.</summary>
    /// <exception cref="StartupException">One is wrong: says which, what it is and what it may be.</exception>
    public static RateLimitSettings Read(IConfiguration configuration) => new(
        ReadNumber(configuration, nameof(PerMinute), DefaultPerMinute),
        ReadNumber(configuration, nameof(Burst), DefaultBurst),
        ReadNumber(configuration, nameof(FailuresPerMinute), DefaultFailuresPerMinute),
        ReadHeader(configuration, nameof(ClientAddressHeader)),
        ReadNumber(configuration, nameof(BeaconsPerMinute), DefaultBeaconsPerMinute),
        ReadNumber(configuration, nameof(RatingsPerHour), DefaultRatingsPerHour));

    private static string ReadHeader(IConfiguration configuration, string name) => configuration[$"RateLimit:{name}"] switch
    {
        null => "",
        var written when written.All(each => char.IsAsciiLetterOrDigit(each) || each == '-') => written,
        var written => throw new StartupException($"RateLimit__{name} is '{written}'; it must be the name of a header, such as X-Forwarded-For."),
    };

    private static int ReadNumber(IConfiguration configuration, string name, int otherwise) => configuration[$"RateLimit:{name}"] switch
    {
        null or "" => otherwise,
        var written when int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= Max => number,
        var written => throw new StartupException($"RateLimit__{name} is '{written}'; it must be a whole number from 1 to {Max}."),
    };
}
