using System.Globalization;
using System.Text.Json.Nodes;
using NhipSo.Testing;

namespace NhipSo.Bench.Polling;

/// <summary>The catalogue that ships, with other sources.</summary>
internal static class Catalog
{
    public static DirectoryInfo With(IEnumerable<JsonObject> sources)
    {
        var folder = Directory.CreateTempSubdirectory("nhipso-bench-");
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf("catalog"), "*.json", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder.FullName, Path.GetRelativePath(Repository.PathOf("catalog"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        File.WriteAllText(Path.Combine(folder.FullName, "sources.json"), new JsonArray([.. sources]).ToJsonString());
        return folder;
    }

    public static JsonObject Source(string id, string address, int intervalSeconds, params (string Code, string From)[] metrics) => new()
    {
        ["id"] = id, ["name"] = Text(id), ["owner"] = "01", ["vendor"] = "Bench", ["kind"] = "openMetrics", ["intervalSeconds"] = intervalSeconds,
        ["request"] = new JsonObject { ["address"] = address },
        ["metrics"] = new JsonArray([.. metrics.Select(metric => new JsonObject
        {
            ["code"] = metric.Code, ["name"] = Text(metric.Code), ["unit"] = Text("số"), ["from"] = metric.From,
        })]),
    };

    public static string Id(int system) => string.Create(CultureInfo.InvariantCulture, $"s{system:D4}");

    private static JsonObject Text(string words) => new() { ["vi"] = words, ["en"] = words };
}
