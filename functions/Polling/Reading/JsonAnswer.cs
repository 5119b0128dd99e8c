using System.Globalization;
using System.Text.Json;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;

namespace NhipSo.Functions.Polling.Reading;

/// <summary>Reads a JSON answer: figures at JSON Pointers into it, or into each row of a list whose rows say which unit they are of.</summary>
internal static class JsonAnswer
{
    /// <summary>Gathers what a page says.</summary>
    /// <param name="page">The page, UTF-8.</param>
    /// <param name="source">The source.</param>
    /// <param name="units">Which unit a row means; null where the answer speaks of the owner.</param>
    /// <param name="into">Where it is gathered.</param>
    /// <returns>How many rows it had (1 without rows), and the address of the next page, or null.</returns>
    /// <exception cref="FormatException">It is no JSON, or its rows are no list.</exception>
    public static (int Rows, string? Next) Read(ReadOnlyMemory<byte> page, Source source, UnitNames? units, ReadingsBuilder into)
    {
        try
        {
            using var document = JsonDocument.Parse(page.Span.StartsWith("\uFEFF"u8) ? page[3..] : page);
            var places = JsonPlaces.Of(source);
            var rows = units is null ? ReadOne(document.RootElement, places, source, into) : ReadRows(document.RootElement, places, units, into);
            return (rows, places.Next is { } next ? JsonPlaces.TextOf(JsonPlaces.Find(document.RootElement, next)) : null);
        }
        catch (JsonException e)
        {
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"The answer is no JSON at {e.LineNumber + 1}:{e.BytePositionInLine + 1}."), e);
        }
        catch (InvalidOperationException e)
        {
            throw new FormatException("The answer has a text that is no Unicode.", e);
        }
    }

    private static int ReadOne(JsonElement answer, JsonPlaces places, Source source, ReadingsBuilder into)
    {
        for (var i = 0; i < places.Metrics.Length; i++)
            Gather(JsonPlaces.Find(answer, places.Metrics[i]), source.Owner, i, into);
        return 1;
    }

    private static int ReadRows(JsonElement answer, JsonPlaces places, UnitNames units, ReadingsBuilder into)
    {
        if (JsonPlaces.Find(answer, places.List!) is not { ValueKind: JsonValueKind.Array } list)
            throw new FormatException("There is no list where rows.list points.");
        foreach (var row in list.EnumerateArray())
        {
            var written = JsonPlaces.TextOf(JsonPlaces.Find(row, places.Unit!));
            if (written is null)
                into.Unknown("");
            else if (units.Find(written) is not { } unit)
                into.Unknown(NhipSo.Domain.Submissions.Finding.Shorten(written));
            else
                ReadRow(row, places, unit, into);
        }

        return list.GetArrayLength();
    }

    private static void ReadRow(JsonElement row, JsonPlaces places, string unit, ReadingsBuilder into)
    {
        into.See(unit);
        for (var i = 0; i < places.Metrics.Length; i++)
        {
            if (Array.TrueForAll(places.Labels[i], label => JsonPlaces.TextOf(JsonPlaces.Find(row, label.Place)) == label.Value))
                Gather(JsonPlaces.Find(row, places.Metrics[i]), unit, i, into);
        }
    }

    private static void Gather(JsonElement? found, string unit, int metric, ReadingsBuilder into)
    {
        switch (found)
        {
            case null or { ValueKind: JsonValueKind.Null }:
                break;
            case { ValueKind: JsonValueKind.Number } number when number.TryGetDouble(out var value) && double.IsFinite(value):
                into.Add(unit, metric, value);
                break;
            case { ValueKind: JsonValueKind.String } text when Figure.TryRead(text.GetString(), out var value):
                into.Add(unit, metric, value);
                break;
            default:
                into.Spoil(unit, metric, Figure.NotANumber);
                break;
        }
    }
}
