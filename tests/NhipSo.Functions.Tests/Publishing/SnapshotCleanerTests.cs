using System.Text.Json;
using NhipSo.Functions.Publishing;
using NodaTime;

namespace NhipSo.Functions.Tests.Publishing;

/// <summary>Old files go 24 hours after nothing names them; what is named stays, however old.</summary>
public sealed class SnapshotCleanerTests(TestStorage storage) : IClassFixture<TestStorage>
{
    [Fact]
    public async Task What_nothing_names_for_a_day_is_deleted_and_what_is_named_stays()
    {
        var store = new SnapshotStore(storage.Site);
        var page = SnapshotFile.Json("a/pages", new { Says = "a page" });
        var time = new ManualTime(Instant.FromDateTimeOffset(DateTimeOffset.UtcNow));
        var cleaner = new SnapshotCleaner(time);
        await store.PublishAsync([new("a", 1, "v", time.Now, SnapshotFile.Json("a", new { Number = 1, Pages = new[] { new { page.Path } } }), [page])], default);
        await Task.Delay(1100); // storage tells times to the second
        await store.PublishAsync([new("a", 2, "v", time.Now, SnapshotFile.Json("a", new { Number = 2, Pages = new[] { new { page.Path } } }))], default);

        Assert.Equal(0, await cleaner.CleanAsync(store, default));
        time.Now += Duration.FromHours(23);
        Assert.Equal(0, await cleaner.CleanAsync(store, default));
        time.Now += Duration.FromHours(2);
        Assert.Equal(1, await cleaner.CleanAsync(store, default));

        var (index, _) = await store.ReadIndexAsync(default);
        using var named = JsonDocument.Parse(await store.ReadAsync(index.Entries["a"].Path, default));
        Assert.Equal(2, named.RootElement.GetProperty("number").GetInt32());
        Assert.NotEmpty(await store.ReadAsync(page.Path, default));
        Assert.Equal(0, await cleaner.CleanAsync(store, default));
    }
}
