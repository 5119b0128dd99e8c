namespace NhipSo.Domain.Definitions.Checks;

/// <summary>Systems that figures come from.</summary>
internal static class SourceCheck
{
    private static readonly string[] WithRows = ["json", "csv", "openMetrics"];

    public static IEnumerable<Fault> Faults(Catalogue catalogue)
    {
        var sources = catalogue.Sources.At("/sources").ToList();
        return [.. sources.Repeated(source => source.Id, "source"), .. sources.SelectMany(pair => Faults(pair.Entry, pair.At, catalogue))];
    }

    /// <summary>The faults of one source; <paramref name="at"/> is its place.</summary>
    public static IEnumerable<Fault> Faults(Source source, string at, Catalogue catalogue) =>
    [
        .. Own(source, at, catalogue),
        .. source.Request is { } request ? SourceRequestCheck.Faults(source, request, $"{at}/request") : [],
        .. SourceMetricCheck.Faults(source, at, catalogue),
        .. source.Rows is { } rows ? Rows(source, rows, $"{at}/rows", catalogue) : [],
        .. source.Expect is { } expect ? Expected(source, expect, $"{at}/expect") : [],
    ];

    private static IEnumerable<Fault> Own(Source source, string at, Catalogue catalogue)
    {
        var called = $"source {source.Id}";
        if (!Entries.LowerCaseCode().IsMatch(source.Id))
            yield return new($"{at}/id", $"{called}: an id is small letters, digits and -; correct it");
        foreach (var fault in source.Name.Unwritten($"{at}/name", called))
            yield return fault;
        if (catalogue.FindUnit(source.Owner) is null)
            yield return new($"{at}/owner", $"{called}: its owner {source.Owner} is not in the catalogue; add it or correct the id");
        if (string.IsNullOrWhiteSpace(source.Vendor))
            yield return new($"{at}/vendor", $"{called}: says nobody who supplies it; write the vendor's name, or the owner's where it is home-made");
        if (source.IsPolled != source.Request is not null)
            yield return new($"{at}/request", $"{called}: whoever is polled has a request, and nobody else; add or remove it");
        if (source.IntervalSeconds is < 1 or > 86_400)
            yield return new($"{at}/intervalSeconds", $"{called}: it is polled each 1 to 86400 seconds, not {source.IntervalSeconds}; correct it");
        if (source.Flapping is not { Failures: >= 1 and <= 100, Successes: >= 1 and <= 100 })
            yield return new($"{at}/flapping", $"{called}: 1 to 100 slots change its state; correct failures and successes");
        if ((source.Kind == SourceKind.Beacon) == source.Origins.IsEmpty)
            yield return new($"{at}/origins", $"{called}: a beacon names the origins of its pages, and nobody else does; add or remove them");
        foreach (var (origin, place) in source.Origins.At($"{at}/origins").Where(pair => !IsOrigin(pair.Entry)))
            yield return new(place, $"{called}: {origin} is no origin such as https://dichvucong.bacninh.gov.vn, in small letters and without a slash at its end; correct it");
        foreach (var (window, place) in source.Maintenance.At($"{at}/maintenance").Where(pair => pair.Entry.From.ToInstant() >= pair.Entry.To.ToInstant()))
            yield return new(place, $"{called}: a maintenance ends after it begins, not from {window.From} to {window.To}; correct them");
        foreach (var (code, member) in source.Services is { } services ? new[] { (services.Seen, "seen"), (services.Registered, "registered") } : [])
        {
            if (source.Metrics.All(metric => metric.Code != code))
                yield return new($"{at}/services/{member}", $"{called}: keeps no metric {code}; name one of its metrics' codes");
        }
    }

    private static IEnumerable<Fault> Rows(Source source, SourceRows rows, string at, Catalogue catalogue)
    {
        var called = $"source {source.Id}";
        if (source.Kind is not (SourceKind.Json or SourceKind.Csv or SourceKind.OpenMetrics))
            yield return new(at, $"{called}: an answer of {string.Join(", ", WithRows)} has rows, no other; remove them");
        else if (source.Kind == SourceKind.Json && JsonPlace.Find(rows.List) is null)
            yield return new($"{at}/list", $"{called}: '{rows.List}' is no JSON Pointer; write one such as /data/items, or leave it empty where the answer is the list");
        else if (source.Kind != SourceKind.Json && rows.List.Length > 0)
            yield return new($"{at}/list", $"{called}: the answer itself is the list; leave it empty");
        if (rows.Unit.Length == 0 || (source.Kind == SourceKind.Json && JsonPlace.Find(rows.Unit) is null))
            yield return new($"{at}/unit", $"{called}: '{rows.Unit}' says no unit; write the JSON Pointer within a row (json), the column (csv) or the label (openMetrics)");
        foreach (var (written, id) in rows.Others?.Where(other => catalogue.FindUnit(other.Value) is null) ?? [])
            yield return new($"{at}/others/{written.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}", $"{called}: unit {id} is not in the catalogue; correct the id");
    }

    private static IEnumerable<Fault> Expected(Source source, Expectation expect, string at)
    {
        var called = $"source {source.Id}";
        if (source.Kind != SourceKind.Probe)
            yield return new(at, $"{called}: only of a probe something is expected; remove it");
        if (expect.Status is < 100 or > 599)
            yield return new($"{at}/status", $"{called}: a status is 100 to 599, not {expect.Status}; correct it");
        if (expect.Contains is "")
            yield return new($"{at}/contains", $"{called}: every page contains nothing; write a text or remove it");
        if (expect.Seconds is { } seconds && !(seconds > 0 && seconds <= 10))
            yield return new($"{at}/seconds", $"{called}: a probe waits for 10 seconds at most; expect more than 0 and no more than that");
        if (expect.TlsDays is { } days && (days < 1 || source.Request is { Address: { IsAbsoluteUri: true, Scheme: not "https" } }))
            yield return new($"{at}/tlsDays", $"{called}: an https page has a certificate, valid for 1 day or more; correct it");
    }

    /// <summary>As a browser writes it: scheme, host in small letters (punycode) and a port that is not the scheme's own.</summary>
    private static bool IsOrigin(string written) =>
        Uri.TryCreate(written, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https") && address.GetLeftPart(UriPartial.Authority) == written && address.UserInfo.Length == 0;
}
