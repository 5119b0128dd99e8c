using Azure.Data.Tables;
using Microsoft.Extensions.Logging.Abstractions;
using NhipSo.Functions.Access;
using NhipSo.Functions.Access.Keys;
using NhipSo.Functions.Problems;
using NhipSo.Functions.Storage;
using NodaTime;

namespace NhipSo.Functions.Tests.Access.Keys;

/// <summary>Keys are made, rotated and revoked, and each change is written down.</summary>
public sealed class KeyAdministrationTests : IClassFixture<TestStorage>, IDisposable
{
    private static readonly KeyRequest Wanted = new(Shipped.Unit("24"), null, new HashSet<Role> { Role.Sign }, 90, "Một cửa");
    private readonly ManualTime time = new(Shipped.Received);
    private readonly TestStorage storage;
    private readonly KeyTable keys;
    private readonly KeyAdministration administration;
    private int runs;

    public KeyAdministrationTests(TestStorage storage)
    {
        this.storage = storage;
        keys = new(storage.Tables, time);
        administration = new(keys, new(storage.Tables, time, NullLogger<AuditTable>.Instance), time);
    }

    public void Dispose() => keys.Dispose();

    [Fact]
    public async Task A_sources_key_measures_that_source_and_so_does_its_successor()
    {
        var made = await administration.CreateAsync(new(null, "mot-cua-24", new HashSet<Role> { Role.Measure }, 90, null), Order(), default);
        var next = await administration.RotateAsync(made.Key.Id, Duration.FromHours(1), Order(), default);
        foreach (var id in new[] { made.Key.Id, next.Key.Id })
        {
            var caller = (await keys.FindAsync(id, default))!.Caller;
            Assert.Equal((null, "mot-cua-24"), (caller.Unit, caller.Source));
            Assert.Equal([Role.Measure], caller.Roles);
        }
    }

    [Fact]
    public async Task A_key_rests_as_a_hash()
    {
        var made = await administration.CreateAsync(Wanted, Order(), default);
        var row = (await storage.Tables.GetTableClient(TableNames.Keys).GetEntityAsync<TableEntity>("key", made.Key.Id)).Value;
        Assert.Equal(made.Key.Hash, row.GetString("hash"));
        Assert.Equal("sign", row.GetString("scopes"));
        Assert.DoesNotContain(row.Select(pair => pair.Value), value => value is string text && text.Contains(made.Key.Secret, StringComparison.Ordinal));
        var stored = (await keys.FindAsync(made.Key.Id, default))!;
        Assert.True(made.Key.Matches(stored.Hash));
        Assert.Equal(("24", time.Now, time.Now + Duration.FromDays(90), "Một cửa"), (stored.Unit, stored.Created, stored.Expires, stored.Note));
    }

    [Theory]
    [InlineData(72, 72)]
    [InlineData(0, 0)]
    [InlineData(24 * 91, 24 * 90)]
    public async Task Both_keys_are_accepted_for_a_while(int overlapHours, int endsAfterHours)
    {
        var old = await administration.CreateAsync(Wanted, Order(), default);
        await keys.FindAsync(old.Key.Id, default);
        var made = await administration.RotateAsync(old.Key.Id, Duration.FromHours(overlapHours), Order(), default);
        var (before, after) = ((await keys.FindAsync(old.Key.Id, default))!, (await keys.FindAsync(made.Key.Id, default))!);
        Assert.Equal((made.Key.Id, time.Now + Duration.FromHours(endsAfterHours)), (before.RotatedTo, before.Expires));
        Assert.True(old.Key.Matches(before.Hash));
        Assert.Equal(("24", time.Now + Duration.FromDays(90), "Một cửa"), (after.Unit, after.Expires, after.Note));
        Assert.Equal(before.Roles, after.Roles);
    }

    [Fact]
    public async Task A_key_that_was_rotated_is_not_rotated_again()
    {
        var old = await administration.CreateAsync(Wanted, Order(), default);
        var made = await administration.RotateAsync(old.Key.Id, Duration.Zero, Order(), default);
        Assert.Contains(made.Key.Id, (await RefusedAsync(old.Key.Id)).Detail.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_has_ended_is_not_brought_back()
    {
        var revoked = await administration.CreateAsync(Wanted, Order(), default);
        await administration.RevokeAsync(revoked.Key.Id, Order(), default);
        Assert.Equal((409, "key-not-current"), Told(await RefusedAsync(revoked.Key.Id)));

        var expired = await administration.CreateAsync(Wanted, Order(), default);
        time.Now += Duration.FromDays(90);
        Assert.Equal((409, "key-not-current"), Told(await RefusedAsync(expired.Key.Id)));
    }

    [Fact]
    public async Task Of_two_who_rotate_a_key_at_once_one_does()
    {
        var old = await administration.CreateAsync(Wanted, Order(), default);
        var rotations = Enumerable.Range(0, 4).Select(_ => Record.ExceptionAsync(() => administration.RotateAsync(old.Key.Id, Duration.Zero, Order(), default)));
        var refused = (await Task.WhenAll(rotations)).Where(each => each is not null).ToList();
        Assert.Equal(3, refused.Count);
        Assert.All(refused, each => Assert.Equal("key-not-current", Assert.IsType<ProblemException>(each).Problem.Code));
        Assert.Single(await keys.ListAsync(default), key => key.RotatedTo is null && key.Id == ReadAsync(old.Key.Id).Result.RotatedTo);
    }

    [Fact]
    public async Task Revoking_again_changes_nothing()
    {
        var made = await administration.CreateAsync(Wanted, Order(), default);
        var first = await administration.RevokeAsync(made.Key.Id, Order(), default);
        time.Now += Duration.FromHours(1);
        var rows = (await AuditAsync(made.Key.Id)).Count;
        Assert.Equal(first.Revoked, (await administration.RevokeAsync(made.Key.Id, Order(), default)).Revoked);
        Assert.Equal(rows, (await AuditAsync(made.Key.Id)).Count);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("a/b")]
    [InlineData("a'b")]
    [InlineData("")]
    public async Task A_key_that_there_is_not_is_not_changed(string id)
    {
        Assert.Equal((404, "unknown-key"), Told(await RefusedAsync(id)));
        Assert.Equal("unknown-key", (await Assert.ThrowsAsync<ProblemException>(() => administration.RevokeAsync(id, Order(), default))).Problem.Code);
    }

    [Fact]
    public async Task Every_change_is_written_down_and_no_secret_is()
    {
        var made = await administration.CreateAsync(Wanted, Order("key:chief"), default);
        time.Now += Duration.FromSeconds(1);
        var next = await administration.RotateAsync(made.Key.Id, Duration.Zero, Order("key:chief"), default);
        time.Now += Duration.FromSeconds(1);
        await administration.RevokeAsync(made.Key.Id, Order("oidc:so-kh:an"), default);

        var rows = await AuditAsync(made.Key.Id);
        Assert.Equal(["key.revoke oidc:so-kh:an", "key.rotate key:chief", "key.create key:chief"], rows.Select(row => $"{row["what"]} {row["who"]}"));
        Assert.All(rows, row => Assert.Equal(("20251201", true), (row.PartitionKey, row.GetBoolean("done"))));
        Assert.Contains(next.Key.Id, rows[1].GetString("detail"), StringComparison.Ordinal);
        Assert.DoesNotContain(rows.SelectMany(row => row.Select(pair => pair.Value)), value =>
            value is string text && new[] { made, next }.Any(key => text.Contains(key.Key.Secret, StringComparison.Ordinal) || text.Contains(key.Key.Hash, StringComparison.Ordinal)));
    }

    private Order Order(string who = "key:admin") => new(who, $"run-{Interlocked.Increment(ref runs)}-{Guid.NewGuid()}");

    private Task<StoredKey> ReadAsync(string id) => keys.ReadAsync(id, default)!;

    private async Task<Problem> RefusedAsync(string id) =>
        (await Assert.ThrowsAsync<ProblemException>(() => administration.RotateAsync(id, Duration.Zero, Order(), default))).Problem;

    private async Task<List<TableEntity>> AuditAsync(string on)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in storage.Tables.GetTableClient(TableNames.Audit).QueryAsync<TableEntity>($"on eq '{on}'"))
            rows.Add(row);
        return rows;
    }

    private static (int Status, string Code) Told(Problem problem) => (problem.Status, problem.Code);
}
