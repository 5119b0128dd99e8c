using System.Text.Json.Nodes;

namespace Azure.Data.Tables.Tests;

/// <summary>A key may hold what an address must escape; the signature agrees with what is sent.</summary>
[Collection(Service.Name)]
public sealed class KeysTests(TablesFixture service)
{
    private static readonly string[] OddKeys =
    [
        "", "plain", "it's", "''", "a b", "100%", "%25", "%27", "a+b", "a|b~c!", "Đắk Lắk", "(x=1,y=2)", "&$=;:@", "😀",
    ];

    public static TheoryData<string> Keys => [.. OddKeys];

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task Every_operation_finds_the_row_of_an_odd_key(string key)
    {
        var table = await service.NewTableAsync();
        await table.AddEntityAsync(new TableEntity(key, key) { ["Value"] = 1 });
        await table.UpsertEntityAsync(new TableEntity(key, key) { ["Value"] = 2 });
        var read = (await table.GetEntityAsync<TableEntity>(key, key)).Value;
        await table.UpdateEntityAsync(new TableEntity(key, key) { ["Value"] = 3 }, read.ETag, TableUpdateMode.Replace);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {key} and RowKey eq {key}");

        var row = Assert.Single(await table.QueryAsync<TableEntity>(filter).ToListAsync());

        Assert.Equal((key, key, 3), (row.PartitionKey, row.RowKey, row.GetInt32("Value")));
        Assert.Equal(204, (await table.DeleteEntityAsync(key, key, row.ETag)).Status);
        Assert.Empty(await table.QueryAsync<TableEntity>().ToListAsync());
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task A_transaction_finds_the_row_of_an_odd_key(string key)
    {
        // The emulator takes an empty row key in a transaction's address for none.
        var rowKey = key.Length == 0 ? "r" : key;
        var table = await service.NewTableAsync();
        await table.SubmitTransactionAsync(
            [new(TableTransactionActionType.UpsertReplace, new TableEntity(key, rowKey) { ["Value"] = 1 })]);
        await table.SubmitTransactionAsync(
            [new(TableTransactionActionType.UpdateMerge, new TableEntity(key, rowKey) { ["Value"] = 2 }, ETag.All)]);

        Assert.Equal(2, (await table.GetEntityAsync<TableEntity>(key, rowKey)).Value.GetInt32("Value"));
        await table.SubmitTransactionAsync([new(TableTransactionActionType.Delete, new TableEntity(key, rowKey))]);
        Assert.Empty(await table.QueryAsync<TableEntity>().ToListAsync());
    }

    [Fact]
    public async Task The_witness_sees_the_keys_that_we_wrote()
    {
        var table = await service.NewTableAsync();
        foreach (var key in OddKeys)
            await table.UpsertEntityAsync(new TableEntity("p", key));

        var seen = await service.WitnessOf(table).KeysAsync();

        Assert.Equal(OddKeys.Order(StringComparer.Ordinal), seen.Select(pair => pair.RowKey).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task We_find_the_rows_that_the_witness_wrote()
    {
        var table = await service.NewTableAsync();
        var keys = OddKeys.Where(key => key.Length > 0).ToList();
        await service.WitnessOf(table).WriteTogetherAsync(
            [.. keys.Select(key => new JsonObject { ["partitionKey"] = "p", ["rowKey"] = key, ["Key"] = key })]);

        foreach (var key in keys)
            Assert.Equal(key, (await table.GetEntityAsync<TableEntity>("p", key)).Value.GetString("Key"));
    }

    [Fact]
    public async Task A_missing_key_is_refused_before_anything_is_sent()
    {
        var table = new TableClient(service.ConnectionString, "missing");

        await Assert.ThrowsAsync<ArgumentNullException>(() => table.AddEntityAsync(new TableEntity { RowKey = "r" }));
        await Assert.ThrowsAsync<ArgumentNullException>(() => table.GetEntityAsync<TableEntity>("p", null!));
        await Assert.ThrowsAsync<ArgumentNullException>(() => table.DeleteEntityAsync(null!, "r"));
        await Assert.ThrowsAsync<ArgumentNullException>(() => table.SubmitTransactionAsync(
            [new(TableTransactionActionType.UpsertMerge, new TableEntity { PartitionKey = "p" })]));
    }
}
