using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using NhipSo.Domain.Submissions;
using NhipSo.Functions.Problems;

namespace NhipSo.Functions.Submissions;

/// <summary>
/// What a sender wrote: <c>{"valueStatus": "official", "values": {"CP07_LK": 168746}, "reason": "…"}</c>. The status is official
/// where absent; a reason goes with a correction.
/// </summary>
/// <param name="Status">How final the figures are.</param>
/// <param name="Values">The values as written.</param>
/// <param name="Reason">Why an earlier revision is corrected, or null.</param>
/// <param name="Findings">What is wrong with its shape.</param>
public sealed record SubmissionBody(
    ValueStatus Status, ImmutableArray<SubmittedValue> Values, string? Reason, ImmutableArray<Finding> Findings)
{
    /// <summary>Where the values are: a JSON pointer.</summary>
    public const string ValuesPlace = "/values";

    /// <summary>Twice what a form may ask.</summary>
    private const int MaxValues = 400;
    private const int MaxDepth = 8;
    private const int MaxReasonLength = 2000;

    /// <summary>Reads a body.</summary>
    /// <exception cref="ProblemException">It is not one JSON object, or not Unicode.</exception>
    public static SubmissionBody Read(ReadOnlyMemory<byte> json)
    {
        using var document = ParseObject(json);
        try
        {
            return Read(document.RootElement);
        }
        catch (InvalidOperationException)
        {
            // A text's bytes are no UTF-8, or it escapes half a surrogate pair: known only once it is read.
            throw Refusals.NotUnicode();
        }
    }

    private static ReadOnlySpan<byte> ByteOrderMark => "\uFEFF"u8;

    private static SubmissionBody Read(JsonElement json)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        var values = ImmutableArray<SubmittedValue>.Empty;
        var status = ValueStatus.Official;
        string? reason = null;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            switch (member.Name)
            {
                case var name when !names.Add(name):
                    findings.Add(ShapeFindings.Repeated(name, PlaceOf(name)));
                    break;
                case "values" when member.Value.ValueKind == JsonValueKind.Object && member.Value.GetPropertyCount() > MaxValues:
                    findings.Add(ShapeFindings.TooManyValues(ValuesPlace, MaxValues));
                    break;
                case "values" when member.Value.ValueKind == JsonValueKind.Object:
                    values = [.. member.Value.EnumerateObject().Select(ReadValue)];
                    break;
                case "valueStatus" when member.Value.ValueKind == JsonValueKind.String && Words.FindStatus(member.Value.GetString()) is { } read:
                    status = read;
                    break;
                case "reason" when member.Value.ValueKind == JsonValueKind.String && member.Value.GetString()!.Length <= MaxReasonLength:
                    reason = member.Value.GetString();
                    break;
                case var _ when findings.Count >= MaxValues:
                    break;
                default:
                    findings.Add(ShapeFindings.Member(member.Name, PlaceOf(member.Name), member.Value.GetRawText(), MaxReasonLength));
                    break;
            }
        }

        if (!names.Contains("values"))
            findings.Add(ShapeFindings.ValuesMissing(ValuesPlace));
        return new(status, values, reason, findings.ToImmutable());
    }

    private static JsonDocument ParseObject(ReadOnlyMemory<byte> json)
    {
        try
        {
            var document = JsonDocument.Parse(json.Span.StartsWith(ByteOrderMark) ? json[ByteOrderMark.Length..] : json, new JsonDocumentOptions { MaxDepth = MaxDepth });
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return document;
            document.Dispose();
            throw Refusals.NotJson("1:1");
        }
        catch (JsonException e)
        {
            throw Refusals.NotJson(string.Create(CultureInfo.InvariantCulture, $"{e.LineNumber + 1}:{e.BytePositionInLine + 1}"));
        }
    }

    private static SubmittedValue ReadValue(JsonProperty member) => new(
        member.Name,
        PlainNumber(member.Value),
        member.Value.GetRawText(),
        $"{ValuesPlace}{PlaceOf(member.Name)}");

    /// <summary>The number, when it is written in so few plain digits that none is rounded away; or null.</summary>
    private static decimal? PlainNumber(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.GetRawText() is { Length: <= 28 } digits && !digits.AsSpan().ContainsAny('e', 'E')
            ? value.GetDecimal()
            : null;

    private static string PlaceOf(string name) =>
        "/" + name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
