using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using NhipSo.Domain.Submissions;
using NhipSo.Functions.Http;

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

    /// <summary>The version of the form that it was checked against.</summary>
    public static int VersionOf(string content)
    {
        using var document = JsonDocument.Parse(content);
        return document.RootElement.GetProperty("formVersion").GetInt32();
    }

    /// <summary>The report as it would be sent again, so that it can be checked again.</summary>
    public static SubmittedReport AsSent(Report report)
    {
        var numbers = report.Values.Select(pair => new SubmittedValue(pair.Key, pair.Value, pair.Value.ToString(CultureInfo.InvariantCulture), PlaceOf(pair.Key)));
        var words = report.Words.Select(pair => new SubmittedValue(pair.Key, null, pair.Value, PlaceOf(pair.Key), IsText: true));
        return new(report.Status, [.. numbers.Concat(words).Select(WithMore)], Reason: null, [], PlaceOf)
        {
            Texts = [.. report.Texts.Select(text => new SubmittedText(text.Key, text.Value, $"/texts/{JsonPointer.Escape(text.Key)}"))],
            Recommendations = [.. report.Recommendations.Select((asks, at) => new SubmittedRecommendation(asks.Text, asks.To, $"/recommendations/{at}"))],
            Evidence = [.. report.Evidence.Select((file, at) => new SubmittedEvidence(file.Name, file.Hash, $"/evidence/{at}"))],
        };

        static string PlaceOf(string code) => $"/values/{JsonPointer.Escape(code)}";

        SubmittedValue WithMore(SubmittedValue value) => value with
        {
            Status = report.Statuses.TryGetValue(value.Code, out var status) ? status : null,
            Comment = report.Comments.GetValueOrDefault(value.Code),
            Parts = report.Parts.TryGetValue(value.Code, out var parts)
                ? [.. parts.Select(part => new SubmittedPart(part.Key, part.Value, part.Value.ToString(CultureInfo.InvariantCulture), $"{value.Place}/parts/{JsonPointer.Escape(part.Key)}"))]
                : [],
        };
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
