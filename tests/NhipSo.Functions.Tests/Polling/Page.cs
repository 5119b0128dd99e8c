using System.Collections.Immutable;
using System.Text;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Functions.Polling.Reading;

namespace NhipSo.Functions.Tests.Polling;

/// <summary>Reads a page as a poll does.</summary>
internal static class Page
{
    /// <summary>The value of the metric <c>m</c> with those labels, or null when the page holds none.</summary>
    public static double? ValueIn(string page, params (string Name, string Value)[] labels) =>
        Read(page, Metric("value", "m", labels)) is { Count: 1 } found ? found["value"] : null;

    /// <summary>The values of metrics that an exposition page holds, by code.</summary>
    public static IReadOnlyDictionary<string, double> Read(string page, params SourceMetric[] metrics)
    {
        var source = Poller.Source(new("http://127.0.0.1/")) with { Metrics = [.. metrics] };
        var into = new ReadingsBuilder(source);
        Exposition.Read(Encoding.UTF8.GetBytes(page), source, units: null, into);
        return into.Build().Units is [var reading] ? reading.Values : ImmutableSortedDictionary<string, double>.Empty;
    }

    /// <summary>A metric that is kept.</summary>
    public static SourceMetric Metric(string code, string metric, params (string Name, string Value)[] labels) => new(
        code, new("Số liệu", "Figure"), new("số", "number"), metric,
        labels.Length == 0 ? null : labels.ToImmutableSortedDictionary(label => label.Name, label => label.Value, StringComparer.Ordinal));
}
