using System.Net;
using System.Text.Json.Nodes;
using NhipSo.EndToEnd.Tests.Access;
using NhipSo.EndToEnd.Tests.Running;

namespace NhipSo.EndToEnd.Tests.Polling;

/// <summary>A source from its trial to its end, over HTTP, with a system that nobody here wrote.</summary>
public sealed class AdministeringSources(Callers callers) : IClassFixture<Callers>, IAsyncLifetime
{
    private const string Memory = "node_memory_MemTotal_bytes";
    private readonly NodeExporter exporter = new();

    public Task InitializeAsync() => exporter.StartAsync();

    public async Task DisposeAsync() => await exporter.DisposeAsync();

    [Fact]
    public async Task A_source_is_tried_defined_replaced_and_removed()
    {
        var source = NodeExporter.Source("may-chu-thu", exporter.Address, ("memory", Memory, null), ("absent", "no_such_metric", null));
        using var tried = await PostAsync(source, "?test=true");
        var trial = await tried.JsonAsync();
        Assert.Equal((HttpStatusCode.OK, "partial"), (tried.StatusCode, (string?)trial["class"]));
        var metric = trial["units"]!.AsArray().Single()!["metrics"]!.AsArray().Single()!;
        Assert.Equal(("memory", await exporter.ReadAsync(Memory)), ((string?)metric["code"], (double)metric["value"]!));
        Assert.Equal("01/absent: missing", (string?)trial["faults"]![0]);
        Assert.DoesNotContain(await callers.RowsAsync("Sources"), row => row.RowKey == "may-chu-thu");
        Assert.DoesNotContain(await callers.RowsAsync("Measurements"), row => row.PartitionKey.StartsWith("may-chu-thu|", StringComparison.Ordinal));

        using var defined = await PostAsync(source);
        Assert.Equal(HttpStatusCode.Created, defined.StatusCode);
        var tag = (string)(await defined.JsonAsync())["eTag"]!;
        Assert.Equal(tag, defined.Headers.ETag!.ToString());
        using var again = await PostAsync(source);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);

        source["intervalSeconds"] = 60;
        using var unseen = await PostAsync(source);
        Assert.Equal((428, "source-exists", tag), ((int)unseen.StatusCode, (string?)(await unseen.JsonAsync())["code"], unseen.Headers.ETag!.ToString()));
        var listed = (await ListAsync()).Single(each => (string?)each["source"]!["id"] == "may-chu-thu");
        Assert.Equal(("defined", tag, 0), ((string?)listed["from"], (string?)listed["eTag"], listed["faults"]!.AsArray().Count));

        using var removed = await callers.SendAsync(HttpMethod.Delete, "admin/sources/may-chu-thu", "key admin");
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        Assert.DoesNotContain(await ListAsync(), each => (string?)each["source"]!["id"] == "may-chu-thu");
        Assert.Equal(
            ["source.define", "source.remove", "source.try"],
            (await callers.RowsAsync("Audit")).Where(row => row.GetString("on") == "may-chu-thu" && row.GetBoolean("done") == true).Select(row => row.GetString("what")).Order());
    }

    [Fact]
    public async Task What_is_wrong_is_named_at_its_place_all_at_once()
    {
        var source = NodeExporter.Source("Sai", "ftp://127.0.0.1/", ("memory", "", null));
        source["owner"] = "khong-co";
        using var refused = await PostAsync(source);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var errors = (await refused.JsonAsync())["errors"]!.AsArray();
        Assert.Equal(["/id", "/metrics/0/from", "/owner", "/request/address"], errors.Select(error => (string?)error!["place"]).Order(StringComparer.Ordinal));
        Assert.All(errors, error => Assert.Equal("source-fault", (string?)error!["code"]));
    }

    [Theory]
    [InlineData("{\"id\":\"a\",\"kind\":\"xml\"}", 422, "invalid-request")]
    [InlineData("{\"id\":\"a\",\"id\":\"b\"}", 422, "invalid-request")]
    [InlineData("null", 400, "not-json")]
    public async Task What_does_not_read_is_refused(string body, int status, string code)
    {
        using var refused = await callers.SendAsync(HttpMethod.Post, "admin/sources", "key admin", body);
        Assert.Equal((status, code), ((int)refused.StatusCode, (string?)(await refused.JsonAsync())["code"]));
    }

    [Fact]
    public async Task A_trial_is_as_careful_where_it_connects_as_a_poll()
    {
        using var tried = await PostAsync(NodeExporter.Source("noi-bo", exporter.Address.Replace("127.0.0.1", "2130706434", StringComparison.Ordinal), ("memory", Memory, null)), "?test=true");
        Assert.Equal((HttpStatusCode.OK, "blocked"), (tried.StatusCode, (string?)(await tried.JsonAsync())["class"]));
    }

    private Task<HttpResponseMessage> PostAsync(JsonObject source, string query = "") =>
        callers.SendAsync(HttpMethod.Post, $"admin/sources{query}", "key admin", source.ToJsonString());

    private async Task<List<JsonNode>> ListAsync()
    {
        using var response = await callers.SendAsync(HttpMethod.Get, "admin/sources", "key admin");
        return [.. (await response.JsonAsync())["sources"]!.AsArray().Select(each => each!)];
    }
}
