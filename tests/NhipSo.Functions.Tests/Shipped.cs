using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Submissions;
using NhipSo.Functions.Definitions;
using NhipSo.Functions.Submissions;
using NhipSo.Testing;
using NodaTime;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Tests;

/// <summary>The catalogue that ships, and reports made by it.</summary>
internal static class Shipped
{
    public static Catalogue Catalogue { get; } = CatalogueFiles.Read(Repository.PathOf("catalog"));

    public static Form Form { get; } = Catalogue.FindForm("cds-thang")!;

    public static Period November { get; } = Period.Parse("2026-11");

    public static Instant Received { get; } = Instant.FromUtc(2026, 12, 1, 2, 3, 4) + Duration.FromMilliseconds(567);

    public static Unit Unit(string id) => Catalogue.FindUnit(id)!;

    /// <summary>A report of a unit as it would be read from <paramref name="json"/>.</summary>
    public static Submission Submission(string json, string unit = "24", Form? form = null, Period? period = null)
    {
        var body = SubmissionBody.Read(System.Text.Encoding.UTF8.GetBytes(json));
        var validated = Validation.Check(form ?? Form, Catalogue, body.Values, SubmissionBody.ValuesPlace);
        Assert.Empty(body.Findings);
        Assert.False(validated.IsRefused);
        return new(form ?? Form, period ?? November, Unit(unit), body.Status, validated);
    }

    /// <summary>A signer with a key of its own.</summary>
    public static ReceiptSigner NewSigner()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var setting = KeyValuePair.Create<string, string?>("Receipts:SigningKey", Convert.ToBase64String(key.ExportPkcs8PrivateKey()));
        return new(new ConfigurationBuilder().AddInMemoryCollection([setting]).Build());
    }

    /// <summary>A first revision.</summary>
    public static Revision Revision(
        Submission? report = null, int number = 1, long sequence = 1, string? previous = null, string? reason = null,
        Instant? received = null, string by = "key:a1") =>
        new(report ?? Submission("""{"values":{"CP07_LK":168746,"CP09_LK":115665}}"""), number, sequence, previous, reason, received ?? Received, by);
}
