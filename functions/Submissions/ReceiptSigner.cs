using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using NhipSo.Functions.Http;
using NodaTime.Text;

namespace NhipSo.Functions.Submissions;

/// <summary>
/// Signs receipts (xác nhận tiếp nhận báo cáo): a JWS (RFC 7515) with ES256, which anyone can verify with the published
/// key. The key is the setting <c>Receipts__SigningKey</c>: a P-256 private key, PKCS#8, in base64.
/// </summary>
public sealed class ReceiptSigner : IDisposable
{
    private readonly ECDsa key = ECDsa.Create();
    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly SigningCredentials credentials;

    /// <summary>Reads the key from the settings.</summary>
    /// <exception cref="StartupException">There is none, or it does not read; says what to set.</exception>
    public ReceiptSigner(IConfiguration configuration)
    {
        try
        {
            key.ImportPkcs8PrivateKey(Convert.FromBase64String(configuration["Receipts:SigningKey"] ?? ""), out _);
            if (key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value != ECCurve.NamedCurves.nistP256.Oid.Value)
                throw new CryptographicException("The key is of another curve.");
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            throw new StartupException(
                "Receipts__SigningKey is not a P-256 private key (PKCS#8, base64). Make one with: " +
                "openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 | openssl pkcs8 -topk8 -nocrypt -outform DER | base64 -w0", e);
        }

        var securityKey = new ECDsaSecurityKey(key);
        securityKey.KeyId = Base64UrlEncoder.Encode(securityKey.ComputeJwkThumbprint());
        credentials = new(securityKey, SecurityAlgorithms.EcdsaSha256);
        PublicKey = PublicPartOf(securityKey);
    }

    /// <summary>The public key as a JSON Web Key (RFC 7517).</summary>
    public IReadOnlyDictionary<string, string> PublicKey { get; }

    /// <summary>The receipt of an entry.</summary>
    public string Sign(LedgerEntry entry) => handler.CreateToken(
        JsonSerializer.Serialize(
            new
            {
                Iss = "nhipso",
                Form = entry.Candidate.Form.Code,
                FormVersion = entry.Candidate.Form.Version,
                Period = entry.Candidate.Period.Code,
                Unit = entry.Candidate.Chain,
                UnitName = entry.Candidate.Unit?.Name.Vi,
                UnitValidFrom = entry.Candidate.Unit is { } unit ? LocalDatePattern.Iso.Format(unit.ValidFrom) : null,
                UnitValidTo = entry.Candidate.Unit is { ValidTo: { } last } ? LocalDatePattern.Iso.Format(last) : null,
                Kind = Words.Of(entry.Candidate.Kind),
                entry.Revision,
                entry.Sequence,
                entry.Hash,
                entry.Candidate.ContentHash,
                Running = entry.Partition.RunningHash,
                entry.Received,
                OnTime = entry.Candidate is Submission ? entry.OnTime : (bool?)null,
                Complete = (entry.Candidate as Submission)?.Validated.IsComplete,
                Sandbox = entry.Candidate.Partition.IsSandbox ? true : (bool?)null,
            },
            ApiJson.Options),
        credentials);

    /// <inheritdoc/>
    public void Dispose() => key.Dispose();

    private Dictionary<string, string> PublicPartOf(ECDsaSecurityKey securityKey)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return new()
        {
            ["kty"] = "EC",
            ["crv"] = "P-256",
            ["x"] = Base64UrlEncoder.Encode(point.X),
            ["y"] = Base64UrlEncoder.Encode(point.Y),
            ["alg"] = SecurityAlgorithms.EcdsaSha256,
            ["use"] = "sig",
            ["kid"] = securityKey.KeyId,
        };
    }
}
