using NhipSo.Testing;

namespace Azure.Data.Tables.Tests;

/// <summary>One emulator for all tests that need a service.</summary>
public sealed class TablesFixture : IAsyncLifetime
{
    private Azurite azurite = null!;

    public string ConnectionString => azurite.ConnectionString;

    public Uri Endpoint => new(azurite.TableEndpoint);

    public async Task InitializeAsync() => azurite = await Azurite.StartAsync();

    public async Task DisposeAsync() => await azurite.DisposeAsync();

    /// <summary>An empty table that no other test knows.</summary>
    public async Task<TableClient> NewTableAsync()
    {
        var table = new TableClient(ConnectionString, $"t{Guid.NewGuid():N}");
        await table.CreateAsync();
        return table;
    }

    /// <summary>The witness of a table.</summary>
    public Witness WitnessOf(TableClient table) => new(ConnectionString, table.Name);
}

[CollectionDefinition(Name)]
public sealed class Service : ICollectionFixture<TablesFixture>
{
    public const string Name = "service";
}
