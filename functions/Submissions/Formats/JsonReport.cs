using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using NhipSo.Domain.Submissions;
using NhipSo.Functions.Http;
using NhipSo.Functions.Problems;

namespace NhipSo.Functions.Submissions.Formats;

/// <summary>
/// Reads a report written as JSON: <c>{"valueStatus": "official", "values": {"CP07": 168746}, "reason": "…"}</c>. The status is
/// official where absent; a reason goes with a correction. A value may be an object that says more of it:
/// <c>{"value": 12, "status": "estimate", "comment": "…", "parts": {"…": 5}}</c>.
/// </summary>
public static class JsonReport
{
    /// <summary>Where the values are.</summary>
    private const string ValuesPlace = "/values";

    /// <summary>Twice what a form may ask.</summary>
    private const int MaxValues = 400;
    private const int MaxItems = 50;
    private const int MaxReasonLength = 2000;

    /// <summary>Reads a body.</summary>
    /// <exception cref="ProblemException">It is not one JSON object, or not Unicode.</exception>
    public static SubmittedReport Read(ReadOnlyMemory<byte> json) => Read(json, [], (_, report) => report);

    /// <summary>Reads a body that says more than a report.</summary>
    /// <param name="json">The body.</param>
    /// <param name="besides">The members that are not the report's.</param>
    /// <param name="make">Makes what is answered of the object and the report.</param>
    /// <exception cref="ProblemException">It is not one JSON object, or not Unicode.</exception>
    internal static T Read<T>(ReadOnlyMemory<byte> json, IReadOnlyCollection<string> besides, Func<JsonElement, SubmittedReport, T> make) =>
        JsonBody.Read(json, body => make(body, Read(body, besides)));

    private static SubmittedReport Read(JsonElement json, IReadOnlyCollection<string> besides)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        var report = new SubmittedReport(ValueStatus.Official, [], null, [], code => $"{ValuesPlace}/{JsonPointer.Escape(code)}");
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            if (!names.Add(member.Name))
                findings.Add(ShapeFindings.Repeated(member.Name, PlaceOf(member.Name)));
            else if (besides.Contains(member.Name))
                continue;
            else if (CountOf(member.Value) > LimitOf(member.Name))
                findings.Add(ShapeFindings.TooMany(member.Name, PlaceOf(member.Name), LimitOf(member.Name)));
            else if (With(report, member, findings) is { } more)
                report = more;
            else if (findings.Count < MaxValues)
                findings.Add(ShapeFindings.Member(member.Name, PlaceOf(member.Name), member.Value.GetRawText(), MaxReasonLength));
        }

        if (!names.Contains("values"))
            findings.Add(ShapeFindings.ValuesMissing(ValuesPlace));
        return report with { Findings = findings.ToImmutable() };
    }

    /// <summary>The report with a member, or null where the member is none or is not of its type.</summary>
    private static SubmittedReport? With(SubmittedReport report, JsonProperty member, ImmutableArray<Finding>.Builder findings) => (member.Name, member.Value.ValueKind) switch
    {
        ("values", JsonValueKind.Object) => report with { Values = [.. member.Value.EnumerateObject().Select(each => ReadValue(each, findings))] },
        ("valueStatus", JsonValueKind.String) => Words.FindStatus(member.Value.GetString()) is { } status ? report with { Status = status } : null,
        ("reason", JsonValueKind.String) => member.Value.GetString() is { Length: <= MaxReasonLength } reason ? report with { Reason = reason } : null,
        ("texts", JsonValueKind.Object) => ReadTexts(member.Value) is { } texts ? report with { Texts = [.. texts] } : null,
        ("recommendations", JsonValueKind.Array) => ReadList(member, "text", "to", (text, to, place) => new SubmittedRecommendation(text, to, place)) is { } asks
            ? report with { Recommendations = [.. asks] } : null,
        ("evidence", JsonValueKind.Array) => ReadList(member, "name", "hash", (name, hash, place) => new SubmittedEvidence(name, hash, place)) is { } files
            ? report with { Evidence = [.. files] } : null,
        _ => null,
    };

    private static int CountOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.GetPropertyCount(),
        JsonValueKind.Array => value.GetArrayLength(),
        _ => 0,
    };

    private static int LimitOf(string member) => member == "values" ? MaxValues : MaxItems;

    private static SubmittedValue ReadValue(JsonProperty member, ImmutableArray<Finding>.Builder findings)
    {
        var place = $"{ValuesPlace}{PlaceOf(member.Name)}";
        if (member.Value.ValueKind != JsonValueKind.Object)
            return ReadPlain(member.Name, member.Value, place);

        var value = member.Value.TryGetProperty("value", out var plain) ? ReadPlain(member.Name, plain, $"{place}/value") : new(member.Name, null, "", place);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in member.Value.EnumerateObject())
        {
            var partPlace = $"{place}{PlaceOf(part.Name)}";
            if (!names.Add(part.Name))
            {
                findings.Add(ShapeFindings.Repeated(part.Name, partPlace));
                continue;
            }

            switch (part.Name, part.Value.ValueKind)
            {
                case ("value", _):
                    break;
                case ("status", JsonValueKind.String) when Words.FindStatus(part.Value.GetString()) is { } status:
                    value = value with { Status = status };
                    break;
                case ("comment", JsonValueKind.String):
                    value = value with { Comment = part.Value.GetString() };
                    break;
                case ("parts", JsonValueKind.Object) when part.Value.GetPropertyCount() <= MaxValues:
                    value = value with { Parts = [.. part.Value.EnumerateObject().Select(each => ReadPart(each, partPlace))] };
                    break;
                default:
                    findings.Add(ShapeFindings.ValueMember(part.Name, partPlace, part.Value.GetRawText()));
                    break;
            }
        }

        return value;
    }

    private static SubmittedValue ReadPlain(string code, JsonElement value, string place) => value.ValueKind == JsonValueKind.String
        ? new(code, null, value.GetString()!, place, IsText: true)
        : new(code, PlainNumber(value), value.GetRawText(), place);

    private static SubmittedPart ReadPart(JsonProperty part, string place) =>
        new(part.Name, PlainNumber(part.Value), part.Value.GetRawText(), $"{place}{PlaceOf(part.Name)}");

    private static IEnumerable<SubmittedText>? ReadTexts(JsonElement texts) =>
        texts.EnumerateObject().All(text => text.Value.ValueKind == JsonValueKind.String)
            ? texts.EnumerateObject().Select(text => new SubmittedText(text.Name, text.Value.GetString()!, $"/texts{PlaceOf(text.Name)}"))
            : null;

    /// <summary>A list of objects of two texts each, or null where it is none.</summary>
    private static List<T>? ReadList<T>(JsonProperty member, string first, string second, Func<string, string, string, T> make)
    {
        var read = new List<T>();
        foreach (var item in member.Value.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object || item.GetPropertyCount() != 2
                || !item.TryGetProperty(first, out var one) || one.ValueKind != JsonValueKind.String || one.GetString() is not { Length: > 0 and <= 4000 } text
                || !item.TryGetProperty(second, out var other) || other.ValueKind != JsonValueKind.String || other.GetString() is not { Length: > 0 and <= 200 } name)
                return null;
            read.Add(make(text, name, string.Create(CultureInfo.InvariantCulture, $"/{member.Name}/{read.Count}")));
        }

        return read;
    }

    /// <summary>The number, when it is written in so few plain digits that none is rounded away; or null.</summary>
    private static decimal? PlainNumber(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.GetRawText() is { Length: <= 28 } digits && !digits.AsSpan().ContainsAny('e', 'E')
            ? value.GetDecimal()
            : null;

    private static string PlaceOf(string name) => $"/{JsonPointer.Escape(name)}";
}
