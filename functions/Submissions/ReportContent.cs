using System.Collections.Immutable;
using System.Text.Json;
using NhipSo.Domain.Submissions;

namespace NhipSo.Functions.Submissions;

/// <summary>Reads what the ledger keeps of a report: the canonical JSON that <see cref="Submission"/> wrote.</summary>
public static class ReportContent
{
    /// <summary>The report that <paramref name="content"/> says.</summary>
    public static Report Read(string content)
    {
        using var document = JsonDocument.Parse(content);
        var json = document.RootElement;
        return new(
            StatusOf(json.GetProperty("valueStatus")),
            ReadNumbers(json.GetProperty("values")),
            ReadMembers(json, "words", text => text.GetString()!),
            ReadMembers(json, "statuses", StatusOf),
            ReadMembers(json, "comments", text => text.GetString()!),
            ReadMembers(json, "parts", ReadNumbers),
            ReadMembers(json, "texts", text => text.GetString()!),
            ReadList(json, "recommendations", asks => new Recommendation(asks.GetProperty("text").GetString()!, asks.GetProperty("to").GetString()!)),
            ReadList(json, "evidence", file => new Evidence(file.GetProperty("name").GetString()!, file.GetProperty("hash").GetString()!)));
    }

    private static ValueStatus StatusOf(JsonElement word) => Words.FindStatus(word.GetString()) ?? throw new InvalidDataException($"'{word}' is no status.");

    private static ImmutableSortedDictionary<string, decimal> ReadNumbers(JsonElement json) =>
        json.EnumerateObject().ToImmutableSortedDictionary(member => member.Name, member => member.Value.GetDecimal(), StringComparer.Ordinal);

    private static ImmutableSortedDictionary<string, T> ReadMembers<T>(JsonElement json, string name, Func<JsonElement, T> read) =>
        json.TryGetProperty(name, out var members)
            ? members.EnumerateObject().ToImmutableSortedDictionary(member => member.Name, member => read(member.Value), StringComparer.Ordinal)
            : ImmutableSortedDictionary.Create<string, T>(StringComparer.Ordinal);

    private static ImmutableArray<T> ReadList<T>(JsonElement json, string name, Func<JsonElement, T> read) =>
        json.TryGetProperty(name, out var items) ? [.. items.EnumerateArray().Select(read)] : [];
}
