using System.Security.Cryptography;
using Azure.Data.Tables;
using Microsoft.Extensions.Configuration;
using NhipSo.Functions.Monitoring;
using NhipSo.Functions.Publishing;
using NhipSo.Functions.Storage;
using NhipSo.Functions.Submissions;
using NhipSo.Functions.Tests.UnitTests;
using NhipSo.Testing;
using NodaTime;

namespace NhipSo.Functions.Tests.Ledger;

/// <summary>The server's clock decides, and it decides on arrival: waiting for storage makes no one late.</summary>
public sealed class ReceivedOnArrivalTests : IAsyncLifetime
{
    private const string Report = """{"values":{"CP07_LK":2,"CP09_LK":1}}""";
    private static readonly Instant Due = Shipped.Form.Calendar.Due(Shipped.November);
    private readonly ManualTime time = new() { Now = (Due - Duration.FromSeconds(1)).ToDateTimeOffset() };
    private Azurite storage = null!;

    public async Task InitializeAsync()
    {
        storage = await Azurite.StartAsync();
        var tables = new TableServiceClient(storage.ConnectionString);
        await tables.CreateTableIfNotExistsAsync(TableNames.Submissions);
        await tables.CreateTableIfNotExistsAsync(TableNames.Pending);
    }

    public async Task DisposeAsync() => await storage.DisposeAsync();

    [Fact]
    public async Task What_arrives_in_time_and_waits_for_its_transaction_is_on_time()
    {
        var tables = new TableServiceClient(storage.ConnectionString);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var signer = new ReceiptSigner(new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Receipts:SigningKey"] = Convert.ToBase64String(key.ExportPkcs8PrivateKey()) }).Build());
        using var measures = new Measures();
        var service = new SubmissionService(new SubmissionTable(tables), signer, new FollowUps(tables), measures, time);

        // The second waits while the first one's transaction is in flight; meanwhile the due instant passes.
        var first = service.SubmitAsync(Shipped.Submission(Report, "01"), null, null, "key:test", default);
        var second = service.SubmitAsync(Shipped.Submission(Report, "24"), null, null, "key:test", default);
        time.Now = (Due + Duration.FromSeconds(30)).ToDateTimeOffset();

        Assert.Equal(Due - Duration.FromSeconds(1), (await first).Head.Received);
        Assert.Equal(Due - Duration.FromSeconds(1), (await second).Head.Received);
    }

    private sealed class ManualTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
