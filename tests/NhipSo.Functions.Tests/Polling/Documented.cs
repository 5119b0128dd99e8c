using System.Text.Json;
using System.Text.RegularExpressions;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Definitions;
using NhipSo.Testing;

namespace NhipSo.Functions.Tests.Polling;

/// <summary>The sources that the documentation shows.</summary>
internal static partial class Documented
{
    /// <summary>Every example of docs/sources.md and docs/what-to-expose.md, read as the catalogue is.</summary>
    public static IReadOnlyList<Source> Sources { get; } =
    [
        .. new[] { "sources.md", "what-to-expose.md" }.SelectMany(file => Example().Matches(File.ReadAllText(Repository.PathOf("docs", file))))
            .Select(match => match.Groups["json"].Value).Where(json => json.Contains("\"kind\"", StringComparison.Ordinal))
            .Select(json => JsonSerializer.Deserialize<Source>(json, CatalogueJson.Options)!),
    ];

    [GeneratedRegex(@"```json\n(?<json>.*?)\n```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Example();
}
