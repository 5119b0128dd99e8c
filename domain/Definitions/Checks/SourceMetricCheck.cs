using System.Collections.Frozen;
using NhipSo.Domain.Measuring;

namespace NhipSo.Domain.Definitions.Checks;

/// <summary>The figures of a source.</summary>
internal static class SourceMetricCheck
{
    /// <summary>A row of a table has 252 columns at most, some of them its own.</summary>
    private const int MaxMetrics = 200;
    private const int MaxLabels = 20;

    private static readonly FrozenSet<string> ColumnsOfMeasurements = ["at", "quality"];
    private static readonly FrozenSet<string> OfProbes = ["up", "seconds", "status", "tls_days"];

    public static IEnumerable<Fault> Faults(Source source, string at, Catalogue catalogue)
    {
        var called = $"source {source.Id}";
        if (source.Metrics.IsDefaultOrEmpty)
            return [new($"{at}/metrics", $"{called}: keeps no metric; name one, or remove the source")];
        var metrics = source.Metrics.At($"{at}/metrics").ToList();
        return
        [
            .. metrics.Count > MaxMetrics ? [new Fault($"{at}/metrics", $"{called}: keeps more than {MaxMetrics} metrics; make two sources of it")] : Enumerable.Empty<Fault>(),
            .. metrics.Repeated(metric => metric.Code, $"{called}: metric"),
            .. metrics.SelectMany(pair => Faults(source, pair.Entry, pair.At, $"{called}: metric {pair.Entry.Code}")),
            .. metrics.SelectMany(pair => Measured(pair.Entry, pair.At, $"{called}: metric {pair.Entry.Code}", catalogue)),
        ];
    }

    private static IEnumerable<Fault> Faults(Source source, SourceMetric metric, string at, string called)
    {
        if (!Entries.MetricCode().IsMatch(metric.Code))
            yield return new($"{at}/code", $"{called}: a code is a small letter, then small letters, digits and _; correct it");
        if (ColumnsOfMeasurements.Contains(metric.Code))
            yield return new($"{at}/code", $"{called}: the row has a column of its own of that name; choose another");
        foreach (var fault in metric.Name.Unwritten($"{at}/name", called).Concat(metric.Unit.Unwritten($"{at}/unit", called)))
            yield return fault;
        if (metric.From.Length == 0)
            yield return new($"{at}/from", $"{called}: does not say where it is at the source; write it");
        else if (source.Kind == SourceKind.Json && JsonPlace.Find(metric.From) is null)
            yield return new($"{at}/from", $"{called}: '{metric.From}' is no JSON Pointer (RFC 6901); write one such as /data/total");
        else if (source.Kind == SourceKind.Probe && !OfProbes.Contains(metric.From))
            yield return new($"{at}/from", $"{called}: a probe gives up, seconds, status and tls_days, not '{metric.From}'; write one of them");
        else if (source is { Kind: SourceKind.Probe, Request.Address: { IsAbsoluteUri: true, Scheme: not "https" } } && metric.From == "tls_days")
            yield return new($"{at}/from", $"{called}: a page without https has no certificate; correct the address or remove the metric");
        else if (CountedFigures.Names(source.Kind) is { IsEmpty: false } names && !names.Contains(metric.From))
            yield return new($"{at}/from", $"{called}: what is counted is one of {string.Join(", ", names)}, not {metric.From}; correct it");
        if (metric.Labels is { Count: > MaxLabels })
            yield return new($"{at}/labels", $"{called}: more than {MaxLabels} labels; ask for fewer");
        if (metric.Labels is { IsEmpty: false } && (source.Kind == SourceKind.Probe || source is { Kind: SourceKind.Json, Rows: null }))
            yield return new($"{at}/labels", $"{called}: there are no rows to choose from; remove the labels, or write rows");
        if (source.Kind == SourceKind.Json && metric.Labels?.Keys.FirstOrDefault(key => key.StartsWith('/') && JsonPlace.Find(key) is null) is { } wrong)
            yield return new($"{at}/labels", $"{called}: '{wrong}' is no JSON Pointer; write one, or a member's name");
    }

    private static IEnumerable<Fault> Measured(SourceMetric metric, string at, string called, Catalogue catalogue)
    {
        if (!double.IsFinite(metric.Factor) || metric.Factor == 0)
            yield return new($"{at}/factor", $"{called}: a factor is a number other than 0; correct it");
        if (metric.Min > metric.Max)
            yield return new($"{at}/min", $"{called}: nothing is at least {metric.Min} and at most {metric.Max}; correct them");
        if (metric.Indicator is not { } code)
            yield break;
        if (catalogue.FindIndicator(code) is not { } indicator)
            yield return new($"{at}/indicator", $"{called}: indicator {code} is not in the catalogue; add it or correct the code");
        else if (indicator.IsComputed || !indicator.IsNumeric)
            yield return new($"{at}/indicator", $"{called}: {code} is computed from its parts or is no number; measure its parts");
    }
}
