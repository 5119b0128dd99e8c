using System.Text.Json.Nodes;
using NhipSo.Domain.Definitions;
using NodaTime;

namespace NhipSo.Functions.Polling.Defining;

/// <summary>A source as an administrator sees it.</summary>
/// <param name="From">Where it is defined: <c>catalogue</c> or <c>defined</c>.</param>
/// <param name="Source">In the catalogue's notation; null where this version of the app cannot read it.</param>
/// <param name="ETag">What it is replaced under; null for the catalogue's.</param>
/// <param name="By">Who defined it; null for the catalogue's.</param>
/// <param name="At">When; null for the catalogue's.</param>
/// <param name="Faults">Why it is left out, where it is.</param>
public sealed record SourceAnswer(string From, JsonNode? Source, string? ETag, string? By, Instant? At, IReadOnlyList<Fault> Faults)
{
    /// <summary>A source of the catalogue.</summary>
    public static SourceAnswer Of(Source source) => new("catalogue", Notation(DefinedSource.From(source, "", default)), null, null, null, []);

    /// <summary>A source that was defined while the app runs.</summary>
    public static SourceAnswer Of(DefinedSource defined, Catalogue catalogue) => new(
        "defined", Notation(defined), $"\"{defined.Hash}\"", defined.By, defined.At,
        defined.Source is not { } source ? [new("", "this version of the app cannot read it; define it anew")]
        : catalogue.Sources.Any(other => other.Id == source.Id) ? [new("/id", "the catalogue defines a source of that id; remove one of them")]
        : CatalogueCheck.Faults(source, catalogue));

    private static JsonNode? Notation(DefinedSource defined) => JsonNode.Parse(defined.Json);
}

/// <summary>What trying a source gave, and what would have been stored.</summary>
/// <param name="Class">How it ended: one of <see cref="AttemptClass"/>.</param>
/// <param name="Milliseconds">How long it took.</param>
/// <param name="Units">What it said, unit by unit.</param>
/// <param name="Missing">How many values it should have held and did not.</param>
/// <param name="OutOfBounds">How many values cannot be.</param>
/// <param name="Faults">What was wrong, the first 20.</param>
public sealed record TrialAnswer(string Class, int Milliseconds, IEnumerable<TrialUnit> Units, int Missing, int OutOfBounds, IEnumerable<string> Faults)
{
    /// <summary>An attempt.</summary>
    public static TrialAnswer From(Attempt attempt, Source source, Catalogue catalogue) => new(
        attempt.Class, attempt.Milliseconds,
        attempt.Readings.Units.Select(reading => new TrialUnit(
            reading.Unit, catalogue.FindUnit(reading.Unit)?.Name,
            source.Metrics.Where(metric => reading.Values.ContainsKey(metric.Code))
                .Select(metric => new TrialMetric(metric.Code, metric.Name, metric.Unit, metric.Indicator, reading.Values[metric.Code])))),
        attempt.Readings.Missing, attempt.Readings.OutOfBounds, attempt.Readings.Faults);
}

/// <summary>What a source said of a unit.</summary>
/// <param name="Id">The unit's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Metrics">Its figures.</param>
public sealed record TrialUnit(string Id, Text? Name, IEnumerable<TrialMetric> Metrics);

/// <summary>A figure as it would be stored.</summary>
/// <param name="Code">Its column.</param>
/// <param name="Name">As people know it.</param>
/// <param name="Unit">The unit of measure.</param>
/// <param name="Indicator">The indicator that it measures, or null.</param>
/// <param name="Value">The value, multiplied by its factor.</param>
public sealed record TrialMetric(string Code, Text Name, Text Unit, string? Indicator, double Value);
