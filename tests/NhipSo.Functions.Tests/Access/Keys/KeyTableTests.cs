using Azure.Data.Tables;
using NhipSo.Functions.Access;
using NhipSo.Functions.Access.Keys;
using NhipSo.Functions.Storage;
using NodaTime;

namespace NhipSo.Functions.Tests.Access.Keys;

/// <summary>What is remembered of keys, and how long.</summary>
public sealed class KeyTableTests(TestStorage storage) : IClassFixture<TestStorage>
{
    private readonly ManualTime time = new(Shipped.Received);

    [Fact]
    public async Task A_key_is_remembered_for_a_minute_which_bounds_how_long_a_revoked_one_works_elsewhere()
    {
        using var here = new KeyTable(storage.Tables, time);
        using var elsewhere = new KeyTable(storage.Tables, time);
        var key = await AddAsync(here);
        Assert.Null((await elsewhere.FindAsync(key.Id, default))!.Revoked);
        Assert.Null((await here.FindAsync(key.Id, default))!.Revoked);
        await here.RevokeAsync(key.Id, time.Now, default);
        Assert.Equal(time.Now, (await here.FindAsync(key.Id, default))!.Revoked);

        time.Now += Duration.FromSeconds(59);
        var before = storage.Requests;
        Assert.Null((await elsewhere.FindAsync(key.Id, default))!.Revoked);
        Assert.Equal(before, storage.Requests);
        time.Now += Duration.FromSeconds(1);
        Assert.NotNull((await elsewhere.FindAsync(key.Id, default))!.Revoked);
    }

    [Fact]
    public async Task An_id_that_is_no_keys_is_asked_for_once_in_ten_seconds()
    {
        using var keys = new KeyTable(storage.Tables, time);
        Assert.False(keys.Remembers("nobody"));
        Assert.Null(await keys.FindAsync("nobody", default));
        var before = storage.Requests;
        for (var i = 0; i < 100; i++)
            Assert.Null(await keys.FindAsync("nobody", default));
        Assert.True(keys.Remembers("nobody"));
        Assert.Equal(before, storage.Requests);

        await storage.Tables.GetTableClient(TableNames.Keys).UpsertEntityAsync(NewKey("nobody").ToRow("key"));
        time.Now += Duration.FromSeconds(10);
        Assert.NotNull(await keys.FindAsync("nobody", default));
    }

    [Fact]
    public async Task A_row_that_was_written_by_hand_is_a_key()
    {
        await storage.Tables.GetTableClient(TableNames.Keys).UpsertEntityAsync(new TableEntity("key", "byhand")
        {
            ["hash"] = "00", ["unit"] = "", ["scopes"] = "admin everything", ["expires"] = time.GetUtcNow(),
        });
        using var keys = new KeyTable(storage.Tables, time);
        var key = (await keys.FindAsync("byhand", default))!;
        Assert.Equal((null, null, null, null), (key.Unit, key.Created, key.Revoked, key.Note));
        Assert.Equal([Role.Admin], key.Roles);
        Assert.Equal("key:byhand", key.Caller.Name);
    }

    private async Task<StoredKey> AddAsync(KeyTable keys)
    {
        var key = NewKey(ApiKey.New().Id);
        await keys.AddAsync(key, default);
        return key;
    }

    private StoredKey NewKey(string id) =>
        new(id, "00", "24", new HashSet<Role> { Role.Sign }, time.Now, time.Now + Duration.FromDays(1));
}
