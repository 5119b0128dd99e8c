using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using NhipSo.Domain.Definitions;

namespace NhipSo.Functions.Polling.Reading;

/// <summary>Where a source's figures are in its JSON: worked out once a source, not once a poll.</summary>
internal sealed class JsonPlaces
{
    private static readonly ConditionalWeakTable<Source, JsonPlaces> Known = [];

    private JsonPlaces(Source source)
    {
        Metrics = [.. source.Metrics.Select(metric => Read(metric.From))];
        Labels = [.. source.Metrics.Select(metric => (metric.Labels ?? ImmutableSortedDictionary<string, string>.Empty).Select(label => (MemberOrPointer(label.Key), label.Value)).ToArray())];
        List = source.Rows is { } rows ? Read(rows.List) : null;
        Unit = source.Rows is { } row ? Read(row.Unit) : null;
        Next = source.Request?.Paging?.Next is { } next ? Read(next) : null;
    }

    /// <summary>The metrics' places, in their order.</summary>
    public JsonPlace[] Metrics { get; }

    /// <summary>What each metric's row holds beside.</summary>
    public (JsonPlace Place, string Value)[][] Labels { get; }

    /// <summary>The list of rows, or null.</summary>
    public JsonPlace? List { get; }

    /// <summary>A row's unit, or null.</summary>
    public JsonPlace? Unit { get; }

    /// <summary>The next page's address, or null.</summary>
    public JsonPlace? Next { get; }

    public static JsonPlaces Of(Source source) => Known.GetValue(source, static source => new(source));

    /// <summary>What is there, or null.</summary>
    public static JsonElement? Find(JsonElement from, JsonPlace place)
    {
        foreach (var step in place.Steps)
        {
            switch (from.ValueKind)
            {
                case JsonValueKind.Object when from.TryGetProperty(step, out var member):
                    from = member;
                    break;
                case JsonValueKind.Array when JsonPlace.ItemOf(step) is { } item && item < from.GetArrayLength():
                    from = from[item];
                    break;
                default:
                    return null;
            }
        }

        return from;
    }

    /// <summary>What a text, a number or a truth says, as it is written; null for anything else.</summary>
    public static string? TextOf(JsonElement? found) => found switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } plain => plain.GetRawText(),
        _ => null,
    };

    private static JsonPlace MemberOrPointer(string key) => key.StartsWith('/') ? Read(key) : Read($"/{Http.JsonPointer.Escape(key)}");

    private static JsonPlace Read(string written) => JsonPlace.Find(written) ?? throw new InvalidOperationException($"'{written}' is no JSON Pointer.");
}
