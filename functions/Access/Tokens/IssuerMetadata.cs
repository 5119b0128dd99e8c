using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using NhipSo.Functions.Problems;
using NodaTime;

namespace NhipSo.Functions.Access.Tokens;

/// <summary>
/// An issuer's signing keys, read from its metadata and remembered: for an hour, and again as soon as a token names a key that is
/// not among them, though not more often than twice a minute, since anyone can write such a token. When the issuer does not
/// answer, the keys that are known stay.
/// </summary>
public sealed partial class IssuerMetadata(OidcIssuer issuer, IDocumentRetriever documents, TimeProvider time, ILogger log) : IDisposable
{
    private static readonly Duration Fresh = Duration.FromHours(1);
    private static readonly Duration Pause = Duration.FromSeconds(30);
    private static readonly Duration PauseWithoutKeys = Duration.FromSeconds(5);

    private readonly SemaphoreSlim reading = new(1);
    private State state = new(null, Instant.MinValue, Instant.MinValue);

    /// <summary>The key of that id; null where the issuer has none.</summary>
    /// <exception cref="ProblemException">The issuer was never reached.</exception>
    public async Task<SecurityKey?> FindKeyAsync(string id, CancellationToken cancellationToken)
    {
        var key = state.Find(id);

        // Who finds somebody reading makes do with the key that is known.
        if (MustRead(key) && await reading.WaitAsync(key is null ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, cancellationToken))
        {
            try
            {
                if (MustRead(state.Find(id)))
                    state = await ReadAsync();
            }
            finally
            {
                reading.Release();
            }
        }

        return state.Keys is null ? throw Refusals.IssuerUnavailable() : state.Find(id);
    }

    /// <inheritdoc/>
    public void Dispose() => reading.Dispose();

    private bool MustRead(SecurityKey? key) => time.Now() >= state.NotBefore && (key is null || time.Now() >= state.FreshUntil);

    /// <summary>It serves all who wait, so no single one's cancellation ends it; the HTTP client has a time limit.</summary>
    private async Task<State> ReadAsync()
    {
        try
        {
            var read = await OpenIdConnectConfigurationRetriever.GetAsync(issuer.MetadataAddress, documents, CancellationToken.None);
            return issuer.IsNamed(read.Issuer ?? "")
                ? new([.. read.SigningKeys], time.Now() + Fresh, time.Now() + Pause)
                : throw new InvalidDataException($"The metadata's issuer is '{read.Issuer}'.");
        }
        catch (Exception e)
        {
            Unreachable(log, issuer.MetadataAddress, e);
            return state with { NotBefore = time.Now() + (state.Keys is null ? PauseWithoutKeys : Pause) };
        }
    }

    /// <param name="Keys">The keys; null before they were ever read.</param>
    /// <param name="FreshUntil">From when they are read again.</param>
    /// <param name="NotBefore">Before when the issuer is left in peace.</param>
    private sealed record State(IReadOnlyList<SecurityKey>? Keys, Instant FreshUntil, Instant NotBefore)
    {
        public SecurityKey? Find(string id) => Keys?.FirstOrDefault(key => key.KeyId == id);
    }

    [LoggerMessage(1102, LogLevel.Warning, "The metadata {Address} of an issuer of tokens cannot be read")]
    private static partial void Unreachable(ILogger logger, string address, Exception exception);
}
