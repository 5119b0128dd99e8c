using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using NhipSo.Functions.Http;
using NhipSo.Functions.Ledger;
using NodaTime.Text;

namespace NhipSo.Functions.Submissions;

/// <summary>
/// Signs receipts (xác nhận tiếp nhận báo cáo) and the ledger's checkpoints: a JWS (RFC 7515) with ES256, which anyone can
/// verify with the published key. The key is the setting <c>Receipts__SigningKey</c>: a P-256 private key, PKCS#8, in base64.
/// </summary>
public sealed class ReceiptSigner : IDisposable
{
    /// <summary>The type of a receipt, as its header has it.</summary>
    public const string ReceiptType = "JWT";

    private readonly ECDsa key = ECDsa.Create();

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

        var point = key.ExportParameters(includePrivateParameters: false).Q;
        PublicKey = new VerifyingKey(Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y)).Members;
    }

    /// <summary>The public key as a JSON Web Key (RFC 7517).</summary>
    public IReadOnlyDictionary<string, string> PublicKey { get; }

    /// <summary>The receipt of an entry.</summary>
    public string Sign(LedgerEntry entry) => Sign(ReceiptType, new
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
        Entry = entry.Number,
        entry.Revision,
        entry.Sequence,
        entry.Hash,
        entry.Candidate.ContentHash,
        Running = entry.Partition.RunningHash,
        entry.Received,
        OnTime = entry.Candidate is Submission ? entry.OnTime : (bool?)null,
        Complete = (entry.Candidate as Submission)?.Validated.IsComplete,
        Sandbox = entry.Candidate.Partition.IsSandbox ? true : (bool?)null,
    });

    /// <summary>Signs what <paramref name="claims"/> say, as a JWS of that type.</summary>
    public string Sign<T>(string type, T claims)
    {
        var header = JsonSerializer.SerializeToUtf8Bytes(new { Alg = "ES256", Kid = PublicKey["kid"], Typ = type }, ApiJson.Options);
        var signed = $"{Base64Url.EncodeToString(header)}.{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims, ApiJson.Options))}";
        var signature = key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256);
        return $"{signed}.{Base64Url.EncodeToString(OneSignature.Of(signature))}";
    }

    /// <inheritdoc/>
    public void Dispose() => key.Dispose();
}
