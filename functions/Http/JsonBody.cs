using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using NhipSo.Domain.Submissions;
using NhipSo.Functions.Problems;

namespace NhipSo.Functions.Http;

/// <summary>Reads a request's JSON object member by member, and finds all that is wrong with it at once.</summary>
internal static class JsonBody
{
    /// <summary>How many findings at once; whoever has more wrong than that mends these first.</summary>
    public const int MaxFindings = 50;

    private const int MaxDepth = 8;

    private static ReadOnlySpan<byte> ByteOrderMark => "\uFEFF"u8;

    /// <summary>What <paramref name="read"/> makes of a body.</summary>
    /// <exception cref="ProblemException">The body is not one JSON object, or not Unicode.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> json, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(
                json.Span.StartsWith(ByteOrderMark) ? json[ByteOrderMark.Length..] : json, new JsonDocumentOptions { MaxDepth = MaxDepth });
            return document.RootElement.ValueKind == JsonValueKind.Object ? read(document.RootElement) : throw Refusals.NotJson("1:1");
        }
        catch (JsonException e)
        {
            throw Refusals.NotJson(string.Create(CultureInfo.InvariantCulture, $"{e.LineNumber + 1}:{e.BytePositionInLine + 1}"));
        }
        catch (InvalidOperationException)
        {
            // A text's bytes are no UTF-8, or it escapes half a surrogate pair: known only once it is read.
            throw Refusals.NotUnicode();
        }
    }

    /// <summary>The member of that name, or null.</summary>
    public static JsonElement? Find(JsonElement body, string name) => body.TryGetProperty(name, out var value) ? value : null;

    /// <summary>A whole number from <paramref name="min"/> to <paramref name="max"/>; the least where it is none, which is then found.</summary>
    public static int ReadNumber(JsonElement written, string place, int min, int max, ImmutableArray<Finding>.Builder findings)
    {
        if (written.ValueKind == JsonValueKind.Number && written.TryGetInt32(out var number) && number >= min && number <= max)
            return number;
        findings.Add(new("out-of-range", Level.Error, place, Finding.Shorten(written.GetRawText()), new(
            $"«{place[1..]}» phải là một số nguyên từ {min} đến {max}.", $"'{place[1..]}' must be a whole number from {min} to {max}.")));
        return min;
    }

    /// <summary>The members that are none of <paramref name="known"/>, or are there twice; further findings go to the same list.</summary>
    public static ImmutableArray<Finding>.Builder UnknownMembers(JsonElement body, IReadOnlyCollection<string> known)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        UnknownMembers(body, "", known, findings);
        return findings;
    }

    /// <summary>The same of the object at a place within the body.</summary>
    public static void UnknownMembers(JsonElement body, string at, IReadOnlyCollection<string> known, ImmutableArray<Finding>.Builder findings)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in body.EnumerateObject().Select(member => member.Name))
        {
            if (findings.Count >= MaxFindings)
                break;
            if (!names.Add(name))
                findings.Add(Repeated(name, at + PlaceOf(name)));
            else if (!known.Contains(name))
                findings.Add(Unknown(name, at + PlaceOf(name), known));
        }
    }

    /// <summary>A member that is there a second time.</summary>
    public static Finding Repeated(string name, string place) => new("duplicate-member", Level.Error, place, null, new(
        $"Mục «{Finding.Shorten(name)}» có hai lần. Chỉ giữ lại một.", $"Member '{Finding.Shorten(name)}' is there twice. Keep one."));

    private static Finding Unknown(string name, string place, IReadOnlyCollection<string> known) => new("unknown-member", Level.Error, place, null, new(
        $"Không có mục «{Finding.Shorten(name)}». Chỉ gửi: {string.Join(", ", known)}.",
        $"There is no member '{Finding.Shorten(name)}'. Send these alone: {string.Join(", ", known)}."));

    private static string PlaceOf(string name) => $"/{JsonPointer.Escape(name)}";
}
