using Azure.Data.Tables.Models;

namespace Azure.Data.Tables.Tests;

/// <summary>Creating, listing and deleting the tables of an account.</summary>
[Collection(Service.Name)]
public sealed class AccountTablesTests(TablesFixture service)
{
    private TableServiceClient Account => new(service.ConnectionString);

    [Fact]
    public async Task A_table_is_created_once()
    {
        var table = new TableClient(service.ConnectionString, NewName());

        Assert.Equal(table.Name, (await table.CreateAsync()).Value.Name);
        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => table.CreateAsync());

        Assert.Equal(409, refusal.Status);
        Assert.True(TableErrorCode.TableAlreadyExists == refusal.ErrorCode);
    }

    [Fact]
    public async Task Many_may_create_a_table_if_it_does_not_exist()
    {
        var name = NewName();

        var created = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Account.CreateTableIfNotExistsAsync(name)));

        Assert.All(created, table => Assert.Equal(name, table.Value.Name));
        Assert.Single(created, table => table.GetRawResponse().Status != 409);
    }

    [Fact]
    public async Task Tables_are_listed_over_pages()
    {
        var prefix = NewName();
        var names = Enumerable.Range(0, 5).Select(i => $"{prefix}{i}").ToList();
        foreach (var name in names)
            await Account.CreateTableAsync(name);
        var filter = $"TableName ge '{prefix}' and TableName lt '{prefix}9'";

        var pages = await Account.QueryAsync(filter, maxPerPage: 2).AsPages().ToListAsync();
        var all = await Account.QueryAsync().Select(table => table.Name).ToListAsync();

        Assert.Equal(names, pages.SelectMany(page => page.Values).Select(table => table.Name));
        Assert.Equal([2, 2, 1], pages.Select(page => page.Values.Count));
        Assert.Subset(all.ToHashSet(), names.ToHashSet());
    }

    [Fact]
    public async Task A_deleted_table_is_gone_and_deleting_it_again_is_no_error()
    {
        var name = NewName();
        await Account.CreateTableAsync(name);

        Assert.Equal(204, (await Account.DeleteTableAsync(name)).Status);
        Assert.Equal(404, (await Account.DeleteTableAsync(name)).Status);
        Assert.Empty(await Account.QueryAsync($"TableName eq '{name}'").ToListAsync());
    }

    private static string NewName() => $"t{Guid.NewGuid():N}"[..20];
}
