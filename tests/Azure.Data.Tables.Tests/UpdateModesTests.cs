namespace Azure.Data.Tables.Tests;

/// <summary>Merging keeps the properties that are not given; replacing drops them.</summary>
[Collection(Service.Name)]
public sealed class UpdateModesTests(TablesFixture service)
{
    public static TheoryData<TableUpdateMode, string[]> Modes => new()
    {
        { TableUpdateMode.Merge, ["Given", "Kept"] },
        { TableUpdateMode.Replace, ["Given"] },
    };

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task An_upsert_changes_a_row_by_its_mode(TableUpdateMode mode, string[] expected)
    {
        var table = await WithRowAsync();

        await table.UpsertEntityAsync(Change, mode);

        Assert.Equal(expected, await PropertiesAsync(table));
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task An_update_changes_a_row_by_its_mode(TableUpdateMode mode, string[] expected)
    {
        var table = await WithRowAsync();

        await table.UpdateEntityAsync(Change, ETag.All, mode);

        Assert.Equal(expected, await PropertiesAsync(table));
    }

    [Theory]
    [InlineData(TableTransactionActionType.UpdateMerge, "Given Kept")]
    [InlineData(TableTransactionActionType.UpsertMerge, "Given Kept")]
    [InlineData(TableTransactionActionType.UpdateReplace, "Given")]
    [InlineData(TableTransactionActionType.UpsertReplace, "Given")]
    public async Task An_action_changes_a_row_by_its_type(TableTransactionActionType type, string expected)
    {
        var table = await WithRowAsync();

        await table.SubmitTransactionAsync([new(type, Change)]);

        Assert.Equal(expected.Split(' '), await PropertiesAsync(table));
    }

    private static TableEntity Change => new("p", "r") { ["Given"] = 2 };

    private static async Task<IEnumerable<string>> PropertiesAsync(TableClient table)
    {
        var row = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        Assert.Equal(2, row.GetInt32("Given"));
        return row.Keys.Where(name => name is "Given" or "Kept").Order();
    }

    private async Task<TableClient> WithRowAsync()
    {
        var table = await service.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["Given"] = 1, ["Kept"] = 1 });
        return table;
    }
}
