using Azure.Data.Tables.Models;

namespace Azure.Data.Tables.Tests;

/// <summary>What is said of rows and tables that are not there.</summary>
[Collection(Service.Name)]
public sealed class MissingRowsTests(TablesFixture service)
{
    [Fact]
    public async Task Reading_a_missing_row_fails()
    {
        var table = await service.NewTableAsync();

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => table.GetEntityAsync<TableEntity>("p", "r"));

        Assert.Equal(404, refusal.Status);
        Assert.True(refusal.ErrorCode == TableErrorCode.ResourceNotFound);
    }

    [Fact]
    public async Task Reading_a_row_that_may_be_missing_tells_whether_it_is()
    {
        var table = await service.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["Value"] = 1 });

        var present = await table.GetEntityIfExistsAsync<TableEntity>("p", "r");
        var missing = await table.GetEntityIfExistsAsync<TableEntity>("p", "s");

        Assert.True(present.HasValue);
        Assert.Equal(1, present.Value!.GetInt32("Value"));
        Assert.False(missing.HasValue);
        Assert.Equal(404, missing.GetRawResponse().Status);
        Assert.Throws<InvalidOperationException>(() => missing.Value);
    }

    [Fact]
    public async Task Deleting_a_missing_row_is_no_error()
    {
        var table = await service.NewTableAsync();

        Assert.Equal(404, (await table.DeleteEntityAsync("p", "r")).Status);
        Assert.Equal(404, (await table.DeleteEntityAsync(new TableEntity("p", "r"), ETag.All)).Status);
    }

    [Fact]
    public async Task Writing_into_a_missing_table_fails()
    {
        var table = new TableClient(service.ConnectionString, "missing");

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(
            () => table.UpsertEntityAsync(new TableEntity("p", "r")));

        Assert.Equal(404, refusal.Status);
        Assert.True(refusal.ErrorCode == TableErrorCode.TableNotFound);
    }
}
