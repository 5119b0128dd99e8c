namespace Azure.Data.Tables.Tests;

/// <summary>A query goes on over as many pages as it takes, and from any of them.</summary>
[Collection(Service.Name)]
public sealed class PagingTests(TablesFixture service)
{
    [Fact]
    public async Task A_query_gives_more_rows_than_a_page_holds()
    {
        var table = await FilledAsync(1_100);

        var rows = await table.QueryAsync<TableEntity>().ToListAsync();

        Assert.Equal(Names(1_100), rows.Select(row => row.RowKey));
    }

    [Fact]
    public async Task Pages_are_as_small_as_asked_for()
    {
        var table = await FilledAsync(25);

        var byQuery = await table.QueryAsync<TableEntity>(maxPerPage: 10).AsPages().ToListAsync();
        var byPages = await table.QueryAsync<TableEntity>(maxPerPage: 3).AsPages(pageSizeHint: 10).ToListAsync();

        Assert.Equal([10, 10, 5], byQuery.Select(page => page.Values.Count));
        Assert.Equal([10, 10, 5], byPages.Select(page => page.Values.Count));
        Assert.Null(byQuery[^1].ContinuationToken);
    }

    [Fact]
    public async Task Another_client_goes_on_from_a_continuation_token()
    {
        var table = await FilledAsync(25);
        var first = await table.QueryAsync<TableEntity>().AsPages(pageSizeHint: 10).FirstAsync();
        var other = new TableClient(service.ConnectionString, table.Name);

        var rest = await other.QueryAsync<TableEntity>().AsPages(first.ContinuationToken).ToListAsync();

        Assert.Equal(Names(25).Skip(10), rest.SelectMany(page => page.Values).Select(row => row.RowKey));
    }

    [Fact]
    public async Task A_cancelled_query_stops()
    {
        var table = await FilledAsync(5);
        using var cancellation = new CancellationTokenSource();
        var seen = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in table.QueryAsync<TableEntity>(maxPerPage: 1, cancellationToken: cancellation.Token))
            {
                seen++;
                await cancellation.CancelAsync();
            }
        });

        Assert.Equal(1, seen);
    }

    private static IEnumerable<string> Names(int count) => Enumerable.Range(0, count).Select(i => $"{i:D5}");

    private async Task<TableClient> FilledAsync(int count)
    {
        var table = await service.NewTableAsync();
        foreach (var names in Names(count).Chunk(100))
        {
            await table.SubmitTransactionAsync(names.Select(
                name => new TableTransactionAction(TableTransactionActionType.Add, new TableEntity("p p", name))));
        }

        return table;
    }
}
