using System.Collections.Immutable;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Polling;

namespace NhipSo.Functions.Tests.Polling;

/// <summary>Reads a page as a poll does.</summary>
internal static class Page
{
    /// <summary>The value of the metric <c>m</c> with those labels, or null when the page holds none.</summary>
    public static double? ValueIn(string page, params (string Name, string Value)[] labels) =>
        Exposition.Read(page, [Metric("value", "m", labels)]) is { Count: 1 } found ? found["value"] : null;

    /// <summary>A metric that is kept.</summary>
    public static SourceMetric Metric(string code, string metric, params (string Name, string Value)[] labels) => new(
        code, new("Số liệu", "Figure"), new("số", "number"), metric,
        labels.Length == 0 ? null : labels.ToImmutableSortedDictionary(label => label.Name, label => label.Value, StringComparer.Ordinal));
}
