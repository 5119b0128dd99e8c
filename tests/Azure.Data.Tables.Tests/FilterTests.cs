namespace Azure.Data.Tables.Tests;

/// <summary>A query gives the rows and properties that were asked for.</summary>
[Collection(Service.Name)]
public sealed class FilterTests(TablesFixture service)
{
    private static readonly DateTimeOffset Moment = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Guid Id = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e");

    public static TheoryData<string, string> Filters => new()
    {
        { TableClient.CreateQueryFilter($"Text eq {"Tỉnh 'A' & + %"}"), "match" },
        { TableClient.CreateQueryFilter($"Int32 eq {7}"), "match" },
        { TableClient.CreateQueryFilter($"Int64 eq {9007199254740993}"), "match" },
        { TableClient.CreateQueryFilter($"Double gt {0.5}"), "match" },
        { TableClient.CreateQueryFilter($"Flag eq {true}"), "match" },
        { TableClient.CreateQueryFilter($"Moment ge {Moment}"), "match" },
        { TableClient.CreateQueryFilter($"Id eq {Id}"), "match" },
        { "RowKey ge 'n' and RowKey lt 'p'", "other" },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task A_filter_lets_its_rows_through(string filter, string rowKey)
    {
        var table = await FilledAsync();

        var row = Assert.Single(await table.QueryAsync<TableEntity>(filter).ToListAsync());

        Assert.Equal(rowKey, row.RowKey);
    }

    [Fact]
    public async Task Only_selected_properties_come()
    {
        var table = await FilledAsync();

        var read = (await table.GetEntityAsync<TableEntity>("p", "match", ["Int32", "Flag"])).Value;
        var queried = await table.QueryAsync<TableEntity>("RowKey eq 'match'", select: ["Int32", "Flag"]).SingleAsync();

        Assert.Equal(["Flag", "Int32", "odata.etag"], read.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["Flag", "Int32", "odata.etag"], queried.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_malformed_filter_is_refused()
    {
        var table = await FilledAsync();

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(
            () => table.QueryAsync<TableEntity>("RowKey eq eq").ToListAsync().AsTask());

        Assert.Equal(400, refusal.Status);
    }

    private async Task<TableClient> FilledAsync()
    {
        var table = await service.NewTableAsync();
        await table.SubmitTransactionAsync(
        [
            new(TableTransactionActionType.Add, new TableEntity("p", "match")
            {
                ["Text"] = "Tỉnh 'A' & + %",
                ["Int32"] = 7,
                ["Int64"] = 9007199254740993,
                ["Double"] = 0.75,
                ["Flag"] = true,
                ["Moment"] = Moment,
                ["Id"] = Id,
            }),
            new(TableTransactionActionType.Add, new TableEntity("p", "other")
            {
                ["Text"] = "Tỉnh A",
                ["Int32"] = 8,
                ["Int64"] = 9007199254740992,
                ["Double"] = 0.25,
                ["Flag"] = false,
                ["Moment"] = Moment.AddTicks(-1),
                ["Id"] = Guid.Empty,
            }),
        ]);
        return table;
    }
}
