using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using NhipSo.Functions.Ledger;
using NhipSo.Functions.Storage;
using NhipSo.Functions.Submissions;
using NhipSo.Testing;

namespace NhipSo.Functions.Tests;

/// <summary>An emulator with the tables and the site of the product, and a count of what is asked of it.</summary>
public sealed class TestStorage : IAsyncLifetime
{
    private readonly Counter counter = new();
    private Azurite azurite = null!;

    public TableServiceClient Tables { get; private set; } = null!;

    public Site Site { get; private set; } = null!;

    public DataBlobs Blobs { get; private set; } = null!;

    /// <summary>The ledger's table.</summary>
    public SubmissionTable Submissions => new(Tables, new(Blobs));

    public async Task InitializeAsync()
    {
        azurite = await Azurite.StartAsync();
        Tables = new(azurite.ConnectionString, Counting(new TableClientOptions()));
        Site = new(new BlobContainerClient(azurite.ConnectionString, "site", Counting(new BlobClientOptions())));
        await Site.Container.CreateAsync();
        Blobs = new(new BlobServiceClient(azurite.ConnectionString, Counting(new BlobClientOptions())));
        foreach (var name in new[] { "payloads", "catalog", "reports", "backup", CheckpointStore.Container, "internal-steer", "internal-demo-vt", "internal-demo-bc" })
            await Blobs.Container(name).CreateAsync();
        foreach (var name in new[]
        {
            TableNames.Submissions, TableNames.Drafts, TableNames.Sources, TableNames.Measurements, TableNames.MeasuredDays,
            TableNames.MeasuredPeriods, TableNames.Ratings, TableNames.Discrepancies, TableNames.Pending, TableNames.Keys, TableNames.Audit,
        })
            await Tables.GetTableClient(name).CreateAsync();
    }

    public async Task DisposeAsync() => await azurite.DisposeAsync();

    /// <summary>How to reach it beside the clients here.</summary>
    public string ConnectionString => azurite.ConnectionString;

    /// <summary>How often storage was asked for something so far.</summary>
    public int Requests => counter.Requests;

    private T Counting<T>(T options) where T : ClientOptions
    {
        options.AddPolicy(counter, HttpPipelinePosition.PerCall);
        return options;
    }

    private sealed class Counter : HttpPipelineSynchronousPolicy
    {
        private int requests;

        public int Requests => requests;

        public override void OnSendingRequest(HttpMessage message) => Interlocked.Increment(ref requests);
    }
}
