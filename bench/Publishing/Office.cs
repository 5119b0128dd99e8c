using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Submissions;
using NhipSo.Functions.Monitoring;
using NhipSo.Functions.Publishing;
using NhipSo.Functions.Storage;
using NhipSo.Functions.Submissions;
using NhipSo.Functions.Submissions.Formats;
using NhipSo.Testing;

namespace NhipSo.Bench.Publishing;

/// <summary>Storage of its own with the ledger and the publisher of one process.</summary>
internal sealed class Office : IAsyncDisposable
{
    private readonly Azurite azurite;
    private readonly ReceiptSigner signer;
    private readonly Measures measures = new();
    private readonly SubmissionService service;
    private readonly DataBlobs blobs;

    private Office(Azurite azurite, Catalogue catalogue)
    {
        (this.azurite, Catalogue) = (azurite, catalogue);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        signer = new(new ConfigurationBuilder().AddInMemoryCollection([new("Receipts:SigningKey", Convert.ToBase64String(key.ExportPkcs8PrivateKey()))]).Build());
        var tables = new TableServiceClient(azurite.ConnectionString);
        blobs = new(new BlobServiceClient(azurite.ConnectionString));
        Store = new(new Site(blobs.Container("site")));
        Submissions = new(tables, new(blobs));
        service = new(Submissions, new(blobs), signer, new FollowUps(tables), measures, TimeProvider.System);
    }

    public Catalogue Catalogue { get; }

    public SnapshotStore Store { get; }

    public SubmissionTable Submissions { get; }

    public static PartitionKey Key => new("bench", Definitions.Period);

    public static async Task<Office> OpenAsync(int units)
    {
        var office = new Office(await Azurite.StartAsync(), Definitions.Of(units));
        foreach (var table in new[] { TableNames.Submissions, TableNames.Pending })
            await new TableClient(office.azurite.ConnectionString, table).CreateAsync();
        foreach (var container in new[] { "site", "payloads" })
            await office.blobs.Container(container).CreateAsync();
        return office;
    }

    /// <summary>A publisher that remembers nothing yet.</summary>
    public (PartitionPublisher Publisher, PartitionViewReader Reader) NewPublisher()
    {
        var reader = new PartitionViewReader(Submissions, new(Submissions, Catalogue), Catalogue);
        return (new(reader, Store, new(blobs, Catalogue, NullLogger<InternalSnapshots>.Instance), Catalogue, TimeProvider.System), reader);
    }

    /// <summary>Puts a unit's report to the ledger; another number is another report.</summary>
    public async Task<Accepted> SendAsync(Unit unit, int number, string? corrects = null)
    {
        var obligation = new Obligation(Catalogue.FindForm("bench")!, Definitions.Period, unit);
        var json = $$$"""{"values":{ {{{string.Join(',', Definitions.Typed.Select((code, index) => FormattableString.Invariant($"\"{code}\":{(number * 61) + index + 1}")))}}} }}""";
        var validated = Validation.Check(obligation, Catalogue, JsonReport.Read(Encoding.UTF8.GetBytes(json)), History.None);
        return await service.PutAsync(new Submission(obligation, validated, corrects, corrects is null ? null : "bench", "key:bench"), default);
    }

    public async ValueTask DisposeAsync()
    {
        signer.Dispose();
        measures.Dispose();
        await azurite.DisposeAsync();
    }
}
