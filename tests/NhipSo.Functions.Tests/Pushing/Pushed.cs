using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Pushing;
using NodaTime;

namespace NhipSo.Functions.Tests.Pushing;

/// <summary>A system of Bắc Ninh's that sends its figures itself.</summary>
internal static class Pushed
{
    public static readonly Instant Now = Instant.FromUtc(2026, 11, 22, 1, 0, 30);

    public static Source Source { get; } = new(
        "mot-cua-24", new("Một cửa điện tử", "One-stop shop"), "24", "A vendor", SourceKind.Push, 300,
        [
            Metric("received", "tiep_nhan", min: 0),
            Metric("online", "truc_tuyen") with { Factor = 1000, Max = 1_000_000 },
        ]);

    /// <summary>A catalogue of that source and the units that ship.</summary>
    public static Catalogue Catalogue { get; } = Shipped.CatalogueOf([Source], [.. Shipped.Catalogue.Units]);

    public static SourceMetric Metric(string code, string from, double? min = null) =>
        new(code, new("Hồ sơ", "Dossiers"), new("hồ sơ", "dossiers"), from, Counting: Counting.DayToDate, Min: min);

    public static PushedReadings Read(string json, Source? source = null) => PushBody.Read(Encoding.UTF8.GetBytes(json), Catalogue, source ?? Source, Now);

    /// <summary>One reading of the owner.</summary>
    public static PushedReadings Reading(Instant at, double received, string? correction = null) => Read(new JsonObject
    {
        ["readings"] = new JsonArray(new JsonObject { ["at"] = at.ToString(), ["values"] = new JsonObject { ["tiep_nhan"] = received } }),
    }.With("correction", correction).ToJsonString());

    /// <summary>The same with another id, so that a test has its rows to itself.</summary>
    public static Source Named(string id) => Source with { Id = id };

    public static ImmutableSortedDictionary<string, double> ValuesOf(PushedReading reading) =>
        reading.Values.ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value.Value, StringComparer.Ordinal);

    private static JsonObject With(this JsonObject body, string name, string? value)
    {
        if (value is not null)
            body[name] = value;
        return body;
    }
}
