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
    private Known? known;
    private Instant notBefore = Instant.MinValue;

    /// <summary>The key of that id; null where the issuer has none.</summary>
    /// <exception cref="ProblemException">The issuer was never reached.</exception>
    public async Task<SecurityKey?> FindKeyAsync(string id, CancellationToken cancellationToken)
    {
        if (IsAnswered(id))
            return known!.Find(id);

        // Who finds somebody reading makes do with the key that is known.
        var held = known?.Find(id);
        if (!await reading.WaitAsync(held is null ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, cancellationToken))
            return held;
        try
        {
            if (!IsAnswered(id) && time.Now() >= notBefore)
                await ReadAsync();
            return known is { } keys ? keys.Find(id) : throw Refusals.IssuerUnavailable();
        }
        finally
        {
            reading.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => reading.Dispose();

    private bool IsAnswered(string id) => known is { } keys && (time.Now() < notBefore || (time.Now() < keys.Read + Fresh && keys.Find(id) is not null));

    /// <summary>It serves all who wait, so no single one's cancellation ends it; the HTTP client has a time limit.</summary>
    private async Task ReadAsync()
    {
        try
        {
            var read = await OpenIdConnectConfigurationRetriever.GetAsync(issuer.MetadataAddress, documents, CancellationToken.None);
            if (!issuer.IsNamed(read.Issuer ?? ""))
                throw new InvalidDataException($"The metadata's issuer is '{read.Issuer}'.");
            known = new(time.Now(), [.. read.SigningKeys]);
        }
        catch (Exception e)
        {
            Unreachable(log, issuer.MetadataAddress, e);
        }

        notBefore = time.Now() + (known is null ? PauseWithoutKeys : Pause);
    }

    private sealed record Known(Instant Read, IReadOnlyList<SecurityKey> Keys)
    {
        public SecurityKey? Find(string id) => Keys.FirstOrDefault(key => key.KeyId == id);
    }

    [LoggerMessage(1102, LogLevel.Warning, "The metadata {Address} of an issuer of tokens cannot be read")]
    private static partial void Unreachable(ILogger logger, string address, Exception exception);
}
