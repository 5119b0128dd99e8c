using System.Globalization;
using System.Text.Json.Nodes;
using NhipSo.Testing;

namespace NhipSo.Bench.Throughput;

/// <summary>A catalogue with a form of 60 figures that 128 communes owe, beside what ships.</summary>
internal static class BenchCatalog
{
    public const string Form = "bench";
    /// <summary>A period that reports are expected for: the month before this one.</summary>
    public static readonly string Period = MonthsAgo(1);
    /// <summary>Another, to warm up with: what is measured begins with an empty partition.</summary>
    public static readonly string WarmUpPeriod = MonthsAgo(2);
    public const int Values = 60;
    private const int Communes = 128;

    public static IReadOnlyList<string> Units { get; } =
        [.. Enumerable.Range(1, Communes).Select(number => number.ToString("D5", CultureInfo.InvariantCulture))];

    public static IReadOnlyList<string> Indicators { get; } =
        [.. Enumerable.Range(1, Values).Select(number => string.Create(CultureInfo.InvariantCulture, $"BENCH{number:D2}"))];

    /// <summary>A report; another number is another report.</summary>
    public static string Report(long number) =>
        $$"""{"values":{{{string.Join(',', Indicators.Select((code, index) => string.Create(CultureInfo.InvariantCulture, $"\"{code}\":{(number * 61) + index}")))}}},"reason":"bench"}""";

    public static DirectoryInfo Write()
    {
        var folder = Directory.CreateTempSubdirectory("nhipso-bench-");
        Directory.CreateDirectory(Path.Combine(folder.FullName, "forms"));
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf("catalog"), "*.json"))
            File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf("catalog", "forms"), "*.json"))
            File.Copy(file, Path.Combine(folder.FullName, "forms", Path.GetFileName(file)));
        Add(folder, "units.json", Units.Select(id => new JsonObject
        {
            ["id"] = id, ["code"] = id, ["name"] = Text(id), ["kind"] = "commune", ["region"] = null, ["validFrom"] = "2025-07-01",
        }));
        Add(folder, "indicators.json", Indicators.Select(code => new JsonObject
        {
            ["code"] = code, ["name"] = Text(code), ["unit"] = Text("lần"), ["kind"] = "count", ["accumulation"] = "instant", ["min"] = 0,
            ["max"] = 1_000_000_000_000, ["decimals"] = 0, ["better"] = "none", ["source"] = "bench", ["pillar"] = "NG",
        }));
        File.WriteAllText(Path.Combine(folder.FullName, "forms", $"{Form}.1.json"), FormJson().ToJsonString());
        return folder;
    }

    private static string MonthsAgo(int months) => DateTimeOffset.UtcNow.AddMonths(-months).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static JsonObject FormJson() => new()
    {
        ["code"] = Form,
        ["version"] = 1,
        ["name"] = Text("Đo tốc độ"),
        ["content"] = Text("Đo tốc độ"),
        ["unitKind"] = "commune",
        ["recipient"] = "G06",
        ["firstPeriod"] = "2025-07",
        ["calendar"] = new JsonObject
        {
            ["frequency"] = "month", ["regime"] = "calendar", ["dueBy"] = new JsonObject { ["monthsAfter"] = 1, ["day"] = 6, ["at"] = "17:00" },
        },
        ["method"] = Text("API"),
        ["publish"] = "confirmation",
        ["outline"] = new JsonArray(new JsonObject
        {
            ["title"] = Text("Số liệu"),
            ["items"] = new JsonArray([.. Indicators.Select(code => new JsonObject { ["indicator"] = code })]),
        }),
        ["source"] = "bench",
    };

    private static JsonObject Text(string words) => new() { ["vi"] = words, ["en"] = words };

    private static void Add(DirectoryInfo folder, string file, IEnumerable<JsonObject> entries)
    {
        var path = Path.Combine(folder.FullName, file);
        var list = JsonNode.Parse(File.ReadAllText(path))!.AsArray();
        foreach (var entry in entries)
            list.Add(entry);
        File.WriteAllText(path, list.ToJsonString());
    }
}
