using System.Collections.Frozen;

namespace NhipSo.Domain.Definitions.Checks;

/// <summary>Systems that are polled.</summary>
internal static class SourceCheck
{
    private static readonly FrozenSet<string> ColumnsOfMeasurements = ["at", "quality"];

    public static IEnumerable<Fault> Faults(Catalogue catalogue)
    {
        var sources = catalogue.Sources.At("/sources").ToList();
        return [.. sources.Repeated(source => source.Id, "source"), .. sources.SelectMany(pair => Faults(pair.Entry, pair.At, catalogue))];
    }

    public static IEnumerable<Fault> Faults(Source source, string at, Catalogue catalogue)
    {
        if (!Entries.LowerCaseCode().IsMatch(source.Id))
            yield return new($"{at}/id", $"source {source.Id}: an id is small letters, digits and -; correct it");
        if (catalogue.FindUnit(source.Owner) is null)
            yield return new($"{at}/owner", $"source {source.Id}: its owner {source.Owner} is not in the catalogue; add it or correct the id");
        if (source.IsPolled != source.Request is not null)
            yield return new($"{at}/request", $"source {source.Id}: whoever is polled has a request, and nobody else; add or remove it");
        if (source.Request is { Address: var address } && (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0))
            yield return new($"{at}/request/address", $"source {source.Id}: its address is an http or https address without credentials; correct it");
        if (source.IntervalSeconds is < 1 or > 86_400)
            yield return new($"{at}/intervalSeconds", $"source {source.Id}: it is polled each 1 to 86400 seconds, not {source.IntervalSeconds}; correct it");
        if (source.Metrics.IsEmpty)
            yield return new($"{at}/metrics", $"source {source.Id}: keeps no metric; name one, or remove the source");
        var metrics = source.Metrics.At($"{at}/metrics").ToList();
        foreach (var fault in metrics.Repeated(metric => metric.Code, $"source {source.Id}: metric"))
            yield return fault;
        foreach (var (metric, place) in metrics.Where(pair => !Entries.MetricCode().IsMatch(pair.Entry.Code)))
            yield return new($"{place}/code", $"source {source.Id}: metric {metric.Code}: a code is a small letter, then small letters, digits and _; correct it");
        foreach (var (metric, place) in metrics.Where(pair => ColumnsOfMeasurements.Contains(pair.Entry.Code)))
            yield return new($"{place}/code", $"source {source.Id}: metric {metric.Code}: the row has a column of its own of that name; choose another");
    }
}
