using System.Reflection;
using NhipSo.Functions.Backup;
using NhipSo.Functions.Storage;
using NodaTime;

namespace NhipSo.Functions.Tests.Backup;

/// <summary>What is restored is what there was, whether from one full backup or from one with increments.</summary>
public sealed class RestoringTests : IAsyncLifetime
{
    private readonly Kept kept = new();

    public Task InitializeAsync() => kept.InitializeAsync();

    public Task DisposeAsync() => kept.DisposeAsync();

    [Fact]
    public void Every_table_of_the_product_is_backed_up() => Assert.Equal(
        typeof(TableNames).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetValue(null)!).Order(StringComparer.Ordinal),
        BackupPlan.Tables.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public async Task A_full_backup_restores_every_row_and_every_blob()
    {
        await kept.Ledger.VerifyAsync(); // a checkpoint is there
        await kept.BackUpAsync();
        var restored = await kept.RestoreAsync();
        Assert.Empty(restored.Faults);
        Assert.False(restored.WasThere);
        Assert.Equal(await Kept.ContentsAsync(kept.From), await Kept.ContentsAsync(kept.To));
        var (before, after) = (await kept.VerifyAsync(kept.From), await kept.VerifyAsync(kept.To));
        Assert.Empty(after.Faults);
        Assert.Equal((3, 11, 26L, before.Digest), (after.Partitions, after.Chains, after.Entries, after.Digest));
    }

    [Fact]
    public async Task Increments_restore_the_same_as_a_full_backup()
    {
        await kept.BackUpAsync();
        await NextDayAsync();
        await kept.Ledger.CorrectAsync(20);
        await kept.PutAsync(TableNames.Drafts, "24", "new", 1);
        await kept.PutAsync(TableNames.Measurements, "some|20261111", "a", 6);
        await kept.PutAsync(TableNames.Measurements, "some|20261110", "b", 7); // a day that is not over long
        await kept.PutAsync(TableNames.MeasuredDays, "some|202611", "02|24", 8);
        await kept.PutBlobAsync("payloads", "evidence/24/later", [1, 2, 3]);
        await kept.BackUpAsync();
        await NextDayAsync();
        await kept.From.Tables.GetTableClient(TableNames.Drafts).DeleteEntityAsync("24", "new");
        await kept.From.Tables.GetTableClient(TableNames.MeasuredDays).DeleteEntityAsync("some|202611", "01|24");
        await kept.PutAsync(TableNames.Keys, "some|20261110", "a", 9);
        await kept.Ledger.CorrectAsync(21);
        await kept.BackUpAsync();

        var all = await Archives.ReadAsync(kept.Home, default);
        Assert.Equal([BackupKind.Full, BackupKind.Increment, BackupKind.Increment], all.Select(archive => archive.Kind));
        Assert.Equal([26L, 1, 1], all.Select(archive => archive.Ledger.Sum(pair => pair.Value.Entries)));
        Assert.NotEqual(0, all[1].Parts.Where(part => part.Of == "payloads").Sum(part => part.Count));
        Assert.Empty((await kept.RestoreAsync()).Faults);
        Assert.Equal(await Kept.ContentsAsync(kept.From), await Kept.ContentsAsync(kept.To));
        Assert.Equal((await kept.VerifyAsync(kept.From)).Digest, (await kept.VerifyAsync(kept.To)).Digest);
    }

    [Fact]
    public async Task An_earlier_moment_can_be_restored()
    {
        await kept.BackUpAsync();
        var then = await Kept.ContentsAsync(kept.From);
        var ended = (await Archives.ReadAsync(kept.Home, default))[0].Ended;
        await NextDayAsync();
        await kept.Ledger.CorrectAsync(20);
        await kept.BackUpAsync();
        Assert.Empty((await kept.RestoreAsync(until: ended)).Faults);
        Assert.Equal(then, await Kept.ContentsAsync(kept.To));
        Assert.Null(Archives.ChainOf(await Archives.ReadAsync(kept.Home, default), ended - Duration.FromSeconds(1)));
    }

    [Fact]
    public async Task A_measurement_that_comes_late_for_an_old_day_is_in_the_next_full_backup()
    {
        await kept.BackUpAsync();
        await NextDayAsync();
        await kept.PutAsync(TableNames.Measurements, "some|20261010", "late", 6);
        await kept.BackUpAsync();
        Assert.DoesNotContain(await RestoredAsync(), row => row.Contains("\"late\"", StringComparison.Ordinal));
        kept.Time.Now = Instant.FromUtc(2027, 1, 1, 20, 20);
        await kept.BackUpAsync();
        Assert.Equal(BackupKind.Full, (await Archives.ReadAsync(kept.Home, default))[^1].Kind);
        Assert.Contains(await RestoredAsync(), row => row.Contains("\"late\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_partition_that_was_rewritten_is_taken_anew()
    {
        var before = await kept.Ledger.ReadAsync();
        await kept.Ledger.CorrectAsync(20);
        await kept.BackUpAsync();
        await NextDayAsync();
        foreach (var (row, _) in await kept.Ledger.ReadAsync())
            await kept.Ledger.DeleteAsync(row);
        foreach (var (row, _) in before)
            await kept.Ledger.PutAsync(Ledger.Tampering.Copy(row));
        await kept.BackUpAsync();
        Assert.Empty((await kept.RestoreAsync()).Faults);
        Assert.Equal(await Kept.ContentsAsync(kept.From), await Kept.ContentsAsync(kept.To));
    }

    private Task NextDayAsync()
    {
        kept.Time.Now += Duration.FromDays(1);
        return Task.CompletedTask;
    }

    private async Task<List<string>> RestoredAsync()
    {
        var to = new TestStorage();
        await to.InitializeAsync();
        try
        {
            await kept.RestoreAsync(to: to);
            return await Kept.ContentsAsync(to);
        }
        finally
        {
            await to.DisposeAsync();
        }
    }
}
