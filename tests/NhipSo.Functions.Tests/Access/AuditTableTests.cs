using Azure.Data.Tables;
using Microsoft.Extensions.Logging.Abstractions;
using NhipSo.Functions.Access;
using NhipSo.Functions.Storage;

namespace NhipSo.Functions.Tests.Access;

/// <summary>No change is without its row, whatever dies whenever.</summary>
public sealed class AuditTableTests(TestStorage storage) : IClassFixture<TestStorage>
{
    private readonly AuditTable audit = new(storage.Tables, new ManualTime(Shipped.Received), NullLogger<AuditTable>.Instance);

    private TableClient Table => storage.Tables.GetTableClient(TableNames.Audit);

    [Fact]
    public async Task It_is_written_before_the_change_begins()
    {
        bool? done = null;
        await audit.DoAsync(Entry("before"), async () => done = (await RowAsync("before")).GetBoolean("done"), default);
        Assert.False(done);
        Assert.True((await RowAsync("before")).GetBoolean("done"));
    }

    [Fact]
    public async Task A_crash_in_the_change_leaves_a_row_that_is_not_done()
    {
        await Assert.ThrowsAsync<IOException>(() => audit.DoAsync(Entry("crash"), () => throw new IOException("The process dies."), default));
        var row = await RowAsync("crash");
        Assert.Equal((false, "key:admin", "key.create", "detail"), (row.GetBoolean("done"), row.GetString("who"), row.GetString("what"), row.GetString("detail")));
    }

    [Fact]
    public async Task What_cannot_be_written_down_is_not_done()
    {
        var missing = new AuditTable(new TableServiceClient(Unreachable, NoRetries), new ManualTime(Shipped.Received), NullLogger<AuditTable>.Instance);
        var isChanged = false;
        var failed = await Record.ExceptionAsync(() => missing.DoAsync(Entry("never"), () => Task.FromResult(isChanged = true), default));
        Assert.True(StorageOutage.Is(failed!));
        Assert.False(isChanged);
    }

    [Fact]
    public async Task A_change_that_was_made_is_answered_although_its_row_cannot_be_marked()
    {
        await audit.DoAsync(Entry("unmarked"), async () => await Table.DeleteEntityAsync(await RowAsync("unmarked")), default);
        await Assert.ThrowsAsync<InvalidOperationException>(() => RowAsync("unmarked"));
    }

    private static string Unreachable =>
        $"DefaultEndpointsProtocol=http;AccountName=a;AccountKey=AAAA;TableEndpoint=http://127.0.0.1:{Testing.Ports.Free(1)[0]}/a;";

    private static TableClientOptions NoRetries => new() { Retry = { MaxRetries = 0 } };

    private static AuditEntry Entry(string on) => new("key:admin", Guid.NewGuid().ToString(), "key.create", on, "detail");

    private async Task<TableEntity> RowAsync(string on)
    {
        await foreach (var row in Table.QueryAsync<TableEntity>($"on eq '{on}'"))
            return row;
        throw new InvalidOperationException($"No row on {on}.");
    }
}
