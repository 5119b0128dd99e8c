using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using NhipSo.Functions.Http;

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

    /// <summary>The receipt of a revision.</summary>
    /// <param name="revision">The revision, as it will be stored.</param>
    /// <param name="runningHash">The partition's running hash with it.</param>
    public string Sign(Revision revision, string runningHash) => handler.CreateToken(
        JsonSerializer.Serialize(
            new
            {
                Iss = "nhipso",
                Form = revision.Submission.Form.Code,
                Period = revision.Submission.Period.Code,
                Unit = revision.Submission.Unit.Id,
                UnitName = revision.Submission.Unit.Name.Vi,
                Revision = revision.Number,
                revision.Sequence,
                revision.Hash,
                Running = runningHash,
                revision.Received,
                revision.OnTime,
                Complete = revision.Submission.Validated.IsComplete,
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
