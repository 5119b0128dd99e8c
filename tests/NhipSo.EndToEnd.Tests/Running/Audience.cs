using System.Text.Json.Nodes;

namespace NhipSo.EndToEnd.Tests.Running;

/// <summary>The sources that are not polled, as `make run` has them.</summary>
internal static class Audience
{
    /// <summary>A system that sends its figures, a portal whose pages are of that origin, and the stars.</summary>
    public static JsonObject[] Sources(string origin = "http://localhost:8080") =>
    [
        Source("phan-mem-24", "push", Metric("received", "tiep_nhan", "dayToDate"), Metric("online", "truc_tuyen", "dayToDate")),
        With(Source("cong-24", "beacon", Metric("views", "views", "delta"), Metric("online", "online", "gauge")), "origins", new JsonArray(origin)),
        Source("danh-gia-24", "ratings", Metric("stars", "sum", "delta"), Metric("ratings", "count", "delta")),
    ];

    private static JsonObject Source(string id, string kind, params JsonNode[] metrics) => new()
    {
        ["id"] = id, ["name"] = Text(id), ["owner"] = "24", ["vendor"] = "NhipSo", ["kind"] = kind, ["intervalSeconds"] = 60, ["metrics"] = new JsonArray(metrics),
    };

    private static JsonObject Metric(string code, string from, string counting) =>
        new() { ["code"] = code, ["name"] = Text(code), ["unit"] = Text("lượt"), ["from"] = from, ["counting"] = counting };

    private static JsonObject Text(string text) => new() { ["vi"] = text, ["en"] = text };

    private static JsonObject With(JsonObject source, string name, JsonNode value)
    {
        source[name] = value;
        return source;
    }
}
