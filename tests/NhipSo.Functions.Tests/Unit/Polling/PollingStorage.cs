using Azure.Data.Tables;
using Azure.Storage.Blobs;
using NhipSo.Functions.Storage;
using NhipSo.Testing;

namespace NhipSo.Functions.Tests.UnitTests.Polling;

/// <summary>An emulator with the tables of polling.</summary>
public sealed class PollingStorage : IAsyncLifetime
{
    private Azurite azurite = null!;

    public TableServiceClient Tables { get; private set; } = null!;

    public Site Site { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        azurite = await Azurite.StartAsync();
        Tables = new(azurite.ConnectionString);
        Site = new(new BlobContainerClient(azurite.ConnectionString, "site"));
        await Site.Container.CreateAsync();
        foreach (var name in new[] { TableNames.Sources, TableNames.Measurements })
            await Tables.GetTableClient(name).CreateAsync();
    }

    public async Task DisposeAsync() => await azurite.DisposeAsync();
}
