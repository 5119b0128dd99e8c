using System.Text.Json.Nodes;
using Azure.Data.Tables;
using NhipSo.EndToEnd.Tests.Running;
using NhipSo.Testing;

namespace NhipSo.EndToEnd.Tests.Polling;

/// <summary>Systems are polled by the timer; what they said, and every failure, is a stored fact and a published state.</summary>
public sealed class PollingRealSystems : IAsyncLifetime
{
    private const string Memory = "node_memory_MemTotal_bytes";
    private readonly NodeExporter exporter = new();
    private Deployment deployment = null!;
    private AppInstance app = null!;

    public async Task InitializeAsync()
    {
        await exporter.StartAsync();
        deployment = await Deployment.CreateAsync(
            NodeExporter.Source("may-chu", exporter.Address, ("memory", Memory, null), ("linux", "node_uname_info", new JsonObject { ["sysname"] = "Linux" })),
            NodeExporter.Source("thieu", exporter.Address, ("memory", Memory, null), ("absent", "no_such_metric", null)),
            NodeExporter.Source("sai-trang", exporter.Address.Replace("metrics", "none", StringComparison.Ordinal), ("memory", Memory, null)),
            NodeExporter.Source("sai-hoi", exporter.Address + "?collect[]=none", ("memory", Memory, null)),
            NodeExporter.Source("tat", $"http://127.0.0.1:{Ports.Free(1)[0]}/", ("memory", Memory, null)),
            NodeExporter.Source("noi-bo", exporter.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal), ("memory", Memory, null)));
        app = await deployment.StartAppAsync();
    }

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        await exporter.DisposeAsync();
        await deployment.DisposeAsync();
    }

    [Theory]
    [InlineData("may-chu", "ok")]
    [InlineData("thieu", "partial")]
    [InlineData("sai-trang", "not-parsable")]
    [InlineData("sai-hoi", "http-4xx")]
    [InlineData("tat", "refused")]
    [InlineData("noi-bo", "blocked")]
    public async Task Every_attempt_is_stored_with_its_class(string source, string expected)
    {
        var attempt = await Eventually.ValueAsync(async () => (await AttemptsAsync(source)).FirstOrDefault(), () => $"No attempt of {source}: {app.Log}");
        Assert.Equal(expected, attempt.GetString("class"));
        var published = await PublishedAsync(source, state => (string?)state["class"] == expected);
        Assert.Equal(expected is "ok" or "partial", published["lastSuccess"] is not null);
    }

    [Fact]
    public async Task The_stored_and_the_published_value_are_what_the_system_says_itself()
    {
        var expected = await exporter.ReadAsync(Memory);
        var row = await Eventually.ValueAsync(async () => (await RowsAsync("may-chu", "m|")).FirstOrDefault(), () => app.Log);
        var published = await PublishedAsync("may-chu", state => state["metrics"]!.AsArray().Count == 2);

        Assert.Equal(expected, row.GetDouble("memory"));
        Assert.Equal(1d, row.GetDouble("linux"));
        Assert.Equal(expected, (double)published["metrics"]![0]!["value"]!);
        Assert.NotNull(published["metrics"]![0]!["at"]);
    }

    [Fact]
    public async Task A_system_that_dies_is_seen_to_fail_keeps_its_last_values_and_recovers()
    {
        await PublishedAsync("may-chu", state => (string?)state["class"] == "ok");
        await exporter.StopAsync();
        var failing = await PublishedAsync("may-chu", state => (int)state["consecutiveFailures"]! >= 2);
        Assert.Equal("refused", (string?)failing["class"]);
        Assert.NotEmpty(failing["metrics"]!.AsArray());
        var down = await PublishedAsync("may-chu", state => (string?)state["health"] == "down");
        Assert.True((int)down["consecutiveFailures"]! >= 3);

        await exporter.StartAsync();
        var recovered = await PublishedAsync("may-chu", state => (string?)state["class"] == "ok");
        Assert.Equal(0, (int)recovered["consecutiveFailures"]!);
        await PublishedAsync("may-chu", state => (string?)state["health"] == "up");
    }

    [Fact]
    public async Task The_vendors_month_tells_what_happened_slot_by_slot()
    {
        await Eventually.TrueAsync(async () => await CountAsync("ok") >= 2, () => app.Log);
        await exporter.StopAsync();
        await Eventually.TrueAsync(async () => await CountAsync("refused") >= 3, () => app.Log);
        await exporter.StartAsync();
        var before = await CountAsync("ok");
        await Eventually.TrueAsync(async () => await CountAsync("ok") > before, () => app.Log);
        await app.KillAsync();
        // A poller that is back within three slots was not offline: time itself has to pass.
        await Task.Delay(TimeSpan.FromSeconds(5));
        app = await deployment.StartAppAsync();
        before = await CountAsync("ok");
        await Eventually.TrueAsync(async () => await CountAsync("ok") > before + 1, () => app.Log);

        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("vendors/prometheus", UriKind.Relative));
        request.Headers.Add("X-Api-Key", deployment.Keys["ministry"]);
        using var answer = await app.Http.SendAsync(request);
        var month = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        var told = month["sources"]!.AsArray().Single(source => (string?)source!["id"] == "may-chu")!;
        var to = DateTimeOffset.Parse((string)month["to"]!, System.Globalization.CultureInfo.InvariantCulture);
        var stored = (await AttemptsAsync("may-chu")).Where(row => SlotOf(row).AddSeconds(1) <= to).ToList();

        Assert.Equal(stored.Count(row => row.GetString("class") == "ok"), (int)told["succeeded"]!);
        Assert.Equal(stored.Count(row => row.GetString("class") == "refused"), (int)told["failures"]!["refused"]!);
        Assert.Equal((int)told["due"]! - stored.Count, (int)told["notAsked"]!);
        Assert.Contains(told["gaps"]!.AsArray(), gap => (string?)gap!["why"] == "offline" && (int)gap["slots"]! >= 3);

        async Task<int> CountAsync(string attemptClass) => (await AttemptsAsync("may-chu")).Count(row => row.GetString("class") == attemptClass);
    }

    private static DateTimeOffset SlotOf(TableEntity row) => DateTimeOffset.ParseExact(
        row.PartitionKey.Split('|')[1] + row.RowKey[2..], "yyyyMMddHHmmssfff", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal);

    [Fact]
    public async Task Two_instances_store_a_slot_once_and_a_restart_goes_on_from_what_is_stored()
    {
        await using (await deployment.StartAppAsync())
        {
            await Eventually.TrueAsync(async () => (await AttemptsAsync("may-chu")).Count >= 5, () => app.Log);
        }

        await app.KillAsync();
        var before = (await AttemptsAsync("may-chu")).Count;
        app = await deployment.StartAppAsync();
        await Eventually.TrueAsync(async () => (await AttemptsAsync("may-chu")).Count >= before + 2, () => app.Log);
        // An attempt that failed, as one does on a machine that has no time for it, has no values.
        var slots = (await AttemptsAsync("may-chu")).Where(row => row.GetString("class") == "ok").Select(row => row.RowKey).ToList();
        var values = (await RowsAsync("may-chu", "m|")).Select(row => row.RowKey).ToList();
        Assert.Equal(slots.Select(slot => slot[2..]), values.Select(value => value.Split('|')[1]));
    }

    private Task<List<TableEntity>> AttemptsAsync(string source) => RowsAsync(source, "a|");

    private async Task<List<TableEntity>> RowsAsync(string source, string prefix) =>
        [.. (await deployment.TableOf("Measurements").QueryAsync<TableEntity>().ToListAsync())
            .Where(row => row.PartitionKey.StartsWith($"{source}|", StringComparison.Ordinal) && row.RowKey.StartsWith(prefix, StringComparison.Ordinal))];

    private Task<JsonNode> PublishedAsync(string source, Func<JsonNode, bool> isSo) => Eventually.ValueAsync(
        async () =>
        {
            var snapshot = await deployment.SnapshotAsync("measurements", 1);
            var state = snapshot["sources"]!.AsArray().Single(each => (string?)each!["id"] == source)!;
            return isSo(state) ? state : null;
        },
        () => $"{source} was never published so: {app.Log}");
}
