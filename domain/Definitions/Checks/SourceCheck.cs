using System.Collections.Frozen;
using NhipSo.Domain.Measuring;

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

    private static IEnumerable<Fault> Faults(Source source, string at, Catalogue catalogue)
    {
        if (!Entries.LowerCaseCode().IsMatch(source.Id))
            yield return new($"{at}/id", $"source {source.Id}: an id is small letters, digits and -; correct it");
        if (catalogue.FindUnit(source.Owner) is null)
            yield return new($"{at}/owner", $"source {source.Id}: its owner {source.Owner} is not in the catalogue; add it or correct the id");
        if (source.IsPolled != source.Request is not null)
            yield return new($"{at}/request", $"source {source.Id}: whoever is polled has a request, and nobody else; add or remove it");
        if (source.Request is { Address: var address } && (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0))
            yield return new($"{at}/request/address", $"source {source.Id}: its address is an http or https address without credentials; correct it");
        if ((source.Kind == SourceKind.Beacon) == source.Origins.IsEmpty)
            yield return new($"{at}/origins", $"source {source.Id}: a beacon names the origins of its pages, and nobody else does; add or remove them");
        foreach (var (origin, place) in source.Origins.At($"{at}/origins").Where(pair => !IsOrigin(pair.Entry)))
            yield return new(place, $"source {source.Id}: {origin} is no origin such as https://dichvucong.bacninh.gov.vn, in small letters and without a slash at its end; correct it");
        if (CountedFigures.Names(source.Kind) is { IsEmpty: false } names)
        {
            foreach (var (metric, place) in source.Metrics.At($"{at}/metrics").Where(pair => !names.Contains(pair.Entry.From)))
                yield return new($"{place}/from", $"source {source.Id}: metric {metric.Code}: what is counted is one of {string.Join(", ", names)}, not {metric.From}; correct it");
        }

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

    /// <summary>As a browser writes it: scheme, host in small letters (punycode) and a port that is not the scheme's own.</summary>
    private static bool IsOrigin(string written) =>
        Uri.TryCreate(written, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https") && address.GetLeftPart(UriPartial.Authority) == written && address.UserInfo.Length == 0;
}
