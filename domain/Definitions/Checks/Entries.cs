using System.Text.RegularExpressions;

namespace NhipSo.Domain.Definitions.Checks;

/// <summary>What several checks need: entries with their places, repeated keys, the patterns of codes.</summary>
internal static partial class Entries
{
    public static IEnumerable<(T Entry, string At)> At<T>(this IEnumerable<T> entries, string place) =>
        entries.Select((entry, index) => (entry, $"{place}/{index}"));

    /// <summary>A fault for each entry whose key an earlier one has.</summary>
    public static IEnumerable<Fault> Repeated<T>(this IEnumerable<(T Entry, string At)> entries, Func<T, string> key, string what) =>
        entries.GroupBy(pair => key(pair.Entry), StringComparer.Ordinal).SelectMany(group => group.Skip(1))
            .Select(pair => new Fault(pair.At, $"{what} {key(pair.Entry)}: named twice; remove one or give it another name"));

    /// <summary>The items of a form's outline, each with its place.</summary>
    public static IEnumerable<(FormItem Item, string At)> ItemsAt(this Form form, string at) =>
        form.Outline.At($"{at}/outline").SelectMany(section => section.Entry.Items.At($"{section.At}/items"));

    /// <summary>The texts of a form's outline, each with its place.</summary>
    public static IEnumerable<(TextItem Text, string At)> TextsAt(this Form form, string at) =>
        form.Outline.At($"{at}/outline").SelectMany(section => section.Entry.Texts.At($"{section.At}/texts"));

    /// <summary>How a message calls a form.</summary>
    public static string Called(this Form form) => $"form {form.Code} version {form.Version}";

    /// <summary>Faults of what people read: both languages are there.</summary>
    public static IEnumerable<Fault> Unwritten(this Text text, string at, string what)
    {
        if (string.IsNullOrWhiteSpace(text.Vi))
            yield return new($"{at}/vi", $"{what} has no Vietnamese; write it");
        if (string.IsNullOrWhiteSpace(text.En))
            yield return new($"{at}/en", $"{what} has no English; write it");
    }

    /// <summary>Small letters, digits and <c>-</c>: fits a key, an address and a file's name.</summary>
    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,62}\\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    public static partial Regex LowerCaseCode();

    /// <summary>A capital letter first: a column of the tables.</summary>
    [GeneratedRegex("^[A-Z][A-Z0-9_]{0,62}\\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    public static partial Regex IndicatorCode();

    /// <summary>A small letter first: a column of the measurements.</summary>
    [GeneratedRegex("^[a-z][a-z0-9_]{0,62}\\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    public static partial Regex MetricCode();
}
