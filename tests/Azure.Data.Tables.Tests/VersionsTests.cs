using Azure.Data.Tables.Models;

namespace Azure.Data.Tables.Tests;

/// <summary>A change can ask for the version that was read.</summary>
[Collection(Service.Name)]
public sealed class VersionsTests(TablesFixture service)
{
    [Theory]
    [InlineData(TableUpdateMode.Merge)]
    [InlineData(TableUpdateMode.Replace)]
    public async Task An_update_of_an_old_version_is_refused(TableUpdateMode mode)
    {
        var (table, old) = await ChangedSinceAsync();

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(
            () => table.UpdateEntityAsync(new TableEntity("p", "r") { ["Value"] = 9 }, old, mode));

        Assert.Equal(412, refusal.Status);
        Assert.True(refusal.ErrorCode == TableErrorCode.UpdateConditionNotSatisfied);
        Assert.Equal(2, (await table.GetEntityAsync<TableEntity>("p", "r")).Value.GetInt32("Value"));
    }

    [Fact]
    public async Task A_deletion_of_an_old_version_is_refused()
    {
        var (table, old) = await ChangedSinceAsync();

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => table.DeleteEntityAsync("p", "r", old));

        Assert.Equal(412, refusal.Status);
        Assert.Equal(204, (await table.DeleteEntityAsync("p", "r")).Status);
    }

    [Fact]
    public async Task Every_change_answers_with_the_new_version()
    {
        var table = await service.NewTableAsync();
        var row = new TableEntity("p", "r");
        var added = (await table.AddEntityAsync(row)).Headers.ETag!.Value;
        var updated = (await table.UpdateEntityAsync(row, added)).Headers.ETag!.Value;
        var upserted = (await table.UpsertEntityAsync(row, TableUpdateMode.Replace)).Headers.ETag!.Value;

        Assert.Equal(3, new[] { added, updated, upserted }.Distinct().Count());
        Assert.Equal(upserted, (await table.GetEntityAsync<TableEntity>("p", "r")).Value.ETag);
    }

    [Fact]
    public async Task An_update_of_any_version_needs_the_row()
    {
        var table = await service.NewTableAsync();

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(
            () => table.UpdateEntityAsync(new TableEntity("p", "r"), ETag.All));

        Assert.Equal(404, refusal.Status);
    }

    [Fact]
    public async Task An_update_must_say_which_version_it_asks_for()
    {
        var table = new TableClient(service.ConnectionString, "missing");

        await Assert.ThrowsAsync<ArgumentException>(() => table.UpdateEntityAsync(new TableEntity("p", "r"), default));
    }

    [Fact]
    public async Task A_row_is_inserted_once()
    {
        var table = await service.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r"));

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(
            () => table.AddEntityAsync(new TableEntity("p", "r")));

        Assert.Equal((409, "EntityAlreadyExists"), (refusal.Status, refusal.ErrorCode));
        Assert.True(refusal.ErrorCode == TableErrorCode.EntityAlreadyExists);
    }

    private async Task<(TableClient Table, ETag Old)> ChangedSinceAsync()
    {
        var table = await service.NewTableAsync();
        var old = (await table.AddEntityAsync(new TableEntity("p", "r") { ["Value"] = 1 })).Headers.ETag!.Value;
        await table.UpdateEntityAsync(new TableEntity("p", "r") { ["Value"] = 2 }, old);
        return (table, old);
    }
}
