using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using NhipSo.Functions.Problems;

namespace NhipSo.Functions.Access.Tokens;

/// <summary>Who calls with a token of OpenID Connect: a JWT (RFC 7519) that an accepted issuer has signed for this API.</summary>
public sealed class TokenReader : IDisposable
{
    /// <summary>Ample for a person in many groups; what is longer is not looked at.</summary>
    private const int MaxLength = 16 * 1024;

    /// <summary>How far the clocks of an issuer and of this server may be apart.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(60);

    /// <summary>Signatures of a key that its issuer alone has. An HMAC's key would be ours too, and <c>none</c> has none.</summary>
    private static readonly FrozenSet<string> Algorithms = new[]
    {
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    }.ToFrozenSet();

    private readonly JsonWebTokenHandler handler = new();
    private readonly HttpClient http;
    private readonly List<(OidcIssuer Issuer, IssuerMetadata Metadata)> issuers;
    private readonly TimeProvider time;

    /// <summary>Accepts tokens of the issuers that are set.</summary>
    public TokenReader(OidcSettings settings, TimeProvider time, ILogger<TokenReader> log)
    {
        this.time = time;
        http = MetadataClient.Create(settings);
        issuers = [.. settings.Issuers.Select(issuer => (issuer, new IssuerMetadata(issuer, MetadataClient.Over(http, issuer), time, log)))];
    }

    /// <summary>The caller that a token names.</summary>
    /// <exception cref="ProblemException">The token is not accepted, or its issuer was never reached.</exception>
    public async Task<Caller> ReadAsync(string written, CancellationToken cancellationToken)
    {
        var token = Parse(written);
        if (!Algorithms.Contains(token.Alg))
            throw Refusals.TokenInvalid(TokenFaults.Algorithm);
        var (issuer, metadata) = issuers.Find(each => each.Issuer.IsNamed(token.Issuer));
        if (issuer is null)
            throw Refusals.TokenInvalid(TokenFaults.Issuer);
        var key = await metadata.FindKeyAsync(token.Kid ?? "", cancellationToken) ?? throw Refusals.TokenInvalid(TokenFaults.Key);
        var validated = await handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = token.Issuer, // found among ours above; a slash at its end aside
            ValidAudience = issuer.Audience,
            IssuerSigningKey = key,
            ValidAlgorithms = Algorithms,
            ValidateLifetime = false, // below, by our own clock
        });
        if (!validated.IsValid)
            throw RefusalOf(validated.Exception);
        CheckLifetime(token);
        return CallerOf(token, issuer);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        issuers.ForEach(each => each.Metadata.Dispose());
        http.Dispose();
    }

    private static JsonWebToken Parse(string written)
    {
        if (written.Length > MaxLength)
            throw Refusals.TokenInvalid(TokenFaults.Malformed);
        try
        {
            return new JsonWebToken(written);
        }
        catch (Exception e) when (e is ArgumentException or SecurityTokenException or FormatException)
        {
            throw Refusals.TokenInvalid(TokenFaults.Malformed);
        }
    }

    private static ProblemException RefusalOf(Exception failure) => failure switch
    {
        SecurityTokenInvalidAudienceException => Refusals.TokenInvalid(TokenFaults.Audience),
        SecurityTokenInvalidSignatureException => Refusals.TokenInvalid(TokenFaults.Signature),
        _ => Refusals.TokenInvalid(TokenFaults.Malformed),
    };

    private void CheckLifetime(JsonWebToken token)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (token.ValidTo == DateTime.MinValue)
            throw Refusals.TokenInvalid(TokenFaults.NoEnd);
        if (token.ValidTo <= now - ClockSkew)
            throw Refusals.TokenExpired();
        if (token.ValidFrom > now + ClockSkew)
            throw Refusals.TokenInvalid(TokenFaults.NotYet);
    }

    private static Caller CallerOf(JsonWebToken token, OidcIssuer issuer)
    {
        var id = ValuesOf(token, "oid").Concat(ValuesOf(token, JwtRegisteredClaimNames.Sub)).FirstOrDefault(value => value.Length > 0)
            ?? throw Refusals.TokenInvalid(TokenFaults.Subject);
        var unit = ValuesOf(token, issuer.UnitClaim).ToList() is [{ Length: > 0 } only] ? only : null;
        var roles = ValuesOf(token, issuer.RolesClaim).SelectMany(Scopes.Read).Where(role => issuer.MayGive(role, unit));
        return new($"oidc:{issuer.Name}:{PlainId(id)}", unit, roles.ToHashSet());
    }

    private static IEnumerable<string> ValuesOf(JsonWebToken token, string claim) => token.Claims.Where(each => each.Type == claim).Select(each => each.Value);

    /// <summary>The ledger names callers for ever, so what may be a person's address or is no plain id stands there as its hash.</summary>
    private static string PlainId(string id) =>
        id.Length <= 64 && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.')
            ? id
            : "sha256-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..32];
}
