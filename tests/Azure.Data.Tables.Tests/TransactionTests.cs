using Azure.Data.Tables.Models;

namespace Azure.Data.Tables.Tests;

/// <summary>A transaction applies all of its actions or none.</summary>
[Collection(Service.Name)]
public sealed class TransactionTests(TablesFixture service)
{
    [Fact]
    public async Task Each_action_is_answered_with_its_rows_version()
    {
        var table = await service.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "deleted"));

        var outcome = await table.SubmitTransactionAsync(
        [
            Add("a"),
            new(TableTransactionActionType.UpsertReplace, new TableEntity("p", "b")),
            new(TableTransactionActionType.Delete, new TableEntity("p", "deleted")),
        ]);

        Assert.Equal(202, outcome.GetRawResponse().Status);
        Assert.Equal([204, 204, 204], outcome.Value.Select(response => response.Status));
        var rows = await table.QueryAsync<TableEntity>().ToListAsync();
        Assert.Equal(["a", "b"], rows.Select(row => row.RowKey));
        Assert.Equal(rows.Select(row => row.ETag), outcome.Value.Take(2).Select(response => response.Headers.ETag!.Value));
    }

    [Fact]
    public async Task Ninety_nine_wide_rows_go_together()
    {
        var table = await service.NewTableAsync();
        var rows = Enumerable.Range(0, 99).Select(i => Wide($"{i:D2}", i)).ToList();

        await table.SubmitTransactionAsync(rows.Select(
            row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)));

        var read = await table.QueryAsync<TableEntity>().ToListAsync();
        Assert.Equal(rows.Count, read.Count);
        foreach (var (written, seen) in rows.Zip(read))
            Assert.All(written, property => Assert.Equal(property.Value, seen[property.Key]));
    }

    [Fact]
    public async Task A_failed_action_undoes_all_and_is_named()
    {
        var table = await service.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "there"));

        var refusal = await Assert.ThrowsAsync<TableTransactionFailedException>(
            () => table.SubmitTransactionAsync([Add("a"), Add("b"), Add("there"), Add("c")]));

        Assert.Equal((2, 409), (refusal.FailedTransactionActionIndex!.Value, refusal.Status));
        Assert.True(refusal.ErrorCode == TableErrorCode.EntityAlreadyExists);
        Assert.Equal("there", (await table.QueryAsync<TableEntity>().SingleAsync()).RowKey);
    }

    [Fact]
    public async Task An_action_on_an_old_version_fails()
    {
        var table = await service.NewTableAsync();
        var old = (await table.AddEntityAsync(new TableEntity("p", "r"))).Headers.ETag!.Value;
        await table.UpsertEntityAsync(new TableEntity("p", "r"));

        var refusal = await Assert.ThrowsAsync<TableTransactionFailedException>(() => table.SubmitTransactionAsync(
            [Add("a"), new(TableTransactionActionType.UpdateReplace, new TableEntity("p", "r"), old)]));

        Assert.Equal((1, 412), (refusal.FailedTransactionActionIndex!.Value, refusal.Status));
        Assert.True(refusal.ErrorCode == TableErrorCode.UpdateConditionNotSatisfied);
    }

    [Fact]
    public async Task The_same_row_twice_is_refused()
    {
        var table = await service.NewTableAsync();

        var refusal = await Assert.ThrowsAsync<TableTransactionFailedException>(
            () => table.SubmitTransactionAsync([Add("a"), Add("b"), Add("a")]));

        Assert.Equal(400, refusal.Status);
        Assert.True(refusal.ErrorCode == TableErrorCode.InvalidDuplicateRow);
        Assert.Empty(await table.QueryAsync<TableEntity>().ToListAsync());
    }

    [Fact]
    public async Task A_transaction_without_actions_is_refused()
    {
        var table = new TableClient(service.ConnectionString, "missing");

        await Assert.ThrowsAsync<InvalidOperationException>(() => table.SubmitTransactionAsync([]));
    }

    [Fact]
    public async Task A_transaction_on_a_missing_table_fails()
    {
        var table = new TableClient(service.ConnectionString, "missing");

        var refusal = await Assert.ThrowsAnyAsync<RequestFailedException>(() => table.SubmitTransactionAsync([Add("a")]));

        Assert.Equal(404, refusal.Status);
        Assert.True(refusal.ErrorCode == TableErrorCode.TableNotFound);
    }

    private static TableTransactionAction Add(string rowKey) =>
        new(TableTransactionActionType.Add, new TableEntity("p", rowKey));

    /// <summary>60 doubles, whole ones and fractions.</summary>
    private static TableEntity Wide(string rowKey, int seed)
    {
        var random = new Random(seed);
        var row = new TableEntity("p", rowKey);
        for (var i = 0; i < 60; i++)
            row[$"v{i}"] = i % 4 == 0 ? Math.Floor(random.NextDouble() * 1e6) : random.NextDouble() * 1e6;
        return row;
    }
}
