using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace NhipSo.Domain.Aggregation;

/// <summary>Figures by indicator code, in the order of the codes: an array a report, and one of codes that reports of a form share.</summary>
public sealed class FigureDictionary : IReadOnlyDictionary<string, decimal>
{
    private readonly string[] codes;
    private readonly decimal[] values;

    /// <param name="codes">In their order.</param>
    /// <param name="values">By the places of <paramref name="codes"/>.</param>
    /// <param name="isGiven">Which of them there are.</param>
    internal FigureDictionary(string[] codes, decimal[] values, bool[] isGiven)
    {
        var areAllGiven = Array.TrueForAll(isGiven, each => each);
        this.codes = areAllGiven ? codes : [.. codes.Where((_, slot) => isGiven[slot])];
        this.values = areAllGiven ? values : [.. values.Where((_, slot) => isGiven[slot])];
    }

    /// <summary>No figures.</summary>
    public static FigureDictionary Empty { get; } = new([], [], []);

    /// <inheritdoc/>
    public int Count => codes.Length;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => codes;

    /// <inheritdoc/>
    public IEnumerable<decimal> Values => values;

    /// <inheritdoc/>
    public decimal this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"There is no figure of '{key}'.");

    /// <inheritdoc/>
    public bool ContainsKey(string key) => PlaceOf(key) >= 0;

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out decimal value)
    {
        var place = PlaceOf(key);
        value = place < 0 ? default : values[place];
        return place >= 0;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, decimal>> GetEnumerator()
    {
        for (var place = 0; place < codes.Length; place++)
            yield return new(codes[place], values[place]);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int PlaceOf(string code) => Array.BinarySearch(codes, code, StringComparer.Ordinal);
}
