using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Ledger;
using NhipSo.Domain.Submissions;
using NhipSo.Functions.Definitions;
using NhipSo.Functions.Submissions;
using NhipSo.Functions.Submissions.Formats;
using NhipSo.Testing;
using NodaTime;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Tests;

/// <summary>The catalogue that ships, and reports made by it.</summary>
internal static class Shipped
{
    public static Catalogue Catalogue { get; } = CatalogueFiles.Read(Repository.PathOf("catalog"));

    /// <summary>A catalogue of nothing but sources and units.</summary>
    public static Catalogue CatalogueOf(IEnumerable<Source> sources, params Unit[] units) =>
        new(new([.. units], [], [], [.. sources], [], [], [], []));

    public static Form Form { get; } = Catalogue.FindForm("cds-thang", 1)!;

    public static Period November { get; } = Period.Parse("2025-11");

    public static Instant Received { get; } = Instant.FromUtc(2025, 12, 1, 2, 3, 4) + Duration.FromMilliseconds(567);

    public static Unit Unit(string id) => Catalogue.FindUnit(id)!;

    /// <summary>A report of a unit as it would be read from <paramref name="json"/>.</summary>
    public static Submission Submission(
        string json, string unit = "24", Form? form = null, Period? period = null, string? corrects = null, string? reason = null, string by = "key:a1")
    {
        var obligation = new Obligation(form ?? Form, period ?? November, Unit(unit));
        var sent = JsonReport.Read(System.Text.Encoding.UTF8.GetBytes(json));
        var validated = Validation.Check(obligation, Catalogue, sent, History.None);
        Assert.True(!validated.IsRefused, string.Join("; ", validated.Findings));
        return new(obligation, validated, corrects, reason, by);
    }

    /// <summary>A signer with a key of its own.</summary>
    public static ReceiptSigner NewSigner()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var setting = KeyValuePair.Create<string, string?>("Receipts:SigningKey", Convert.ToBase64String(key.ExportPkcs8PrivateKey()));
        return new(new ConfigurationBuilder().AddInMemoryCollection([setting]).Build());
    }

    /// <summary>An entry of a report.</summary>
    public static LedgerEntry Entry(Candidate? candidate = null, PartitionHead? partition = null, UnitHead? head = null, Instant? received = null) =>
        new(candidate ?? Submission("""{"values":{"CP07_LK":168746,"CP09_LK":115665}}"""), partition ?? PartitionHead.Empty, head, received ?? Received);
}
