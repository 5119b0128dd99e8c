using System.Globalization;
using NhipSo.Domain.Definitions;

namespace NhipSo.Functions.Polling;

/// <summary>Reads the text exposition format of Prometheus, version 0.0.4: a sample a line, <c>name{label="value"} 1.5</c>.</summary>
public static class Exposition
{
    private const char ByteOrderMark = '\uFEFF';

    /// <summary>The values of the metrics that the text holds; samples of one metric are summed.</summary>
    /// <exception cref="FormatException">A line is no sample.</exception>
    public static IReadOnlyDictionary<string, double> Read(string text, IReadOnlyCollection<SourceMetric> metrics)
    {
        var wanted = metrics.ToLookup(metric => metric.From, StringComparer.Ordinal);
        var found = new Dictionary<string, double>(StringComparer.Ordinal);
        var page = text.AsSpan().TrimStart(ByteOrderMark);
        foreach (var range in page.Split('\n'))
        {
            var line = page[range].Trim();
            if (line.IsEmpty || line[0] == '#')
                continue;
            var nameLength = line.IndexOfAny('{', ' ', '\t');
            if (nameLength <= 0 || !EndsAsNumber(line))
                throw new FormatException($"Not a sample: '{line[..Math.Min(line.Length, 60)]}'.");
            var candidates = wanted[line[..nameLength].ToString()];
            if (!candidates.Any())
                continue;
            var (labels, value) = ReadSample(line[nameLength..].TrimStart());
            foreach (var metric in candidates.Where(metric => Matches(metric, labels) && double.IsFinite(value)))
                found[metric.Code] = found.GetValueOrDefault(metric.Code) + value;
        }

        // A sum of finite samples may be none.
        return found.Where(pair => double.IsFinite(pair.Value)).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>
    /// A sample ends with its value or its time, a page for people hardly ever. Reading the number of every line would
    /// double the time of a large page, of which few lines are wanted.
    /// </summary>
    private static bool EndsAsNumber(ReadOnlySpan<char> line) =>
        char.IsAsciiDigit(line[^1]) || line.EndsWith("NaN", StringComparison.Ordinal) || line.EndsWith("Inf", StringComparison.Ordinal);

    private static bool Matches(SourceMetric metric, Dictionary<string, string> labels) =>
        metric.Labels is null || metric.Labels.All(label => labels.GetValueOrDefault(label.Key) == label.Value);

    private static (Dictionary<string, string> Labels, double Value) ReadSample(ReadOnlySpan<char> rest)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        if (rest is ['{', ..])
            rest = ReadLabels(rest[1..], labels);
        rest = rest.TrimStart();
        var end = rest.IndexOfAny(' ', '\t');
        var number = end < 0 ? rest : rest[..end];
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? (labels, value)
            : (labels, number switch
            {
                "+Inf" => double.PositiveInfinity,
                "-Inf" => double.NegativeInfinity,
                _ => throw new FormatException($"'{number[..Math.Min(number.Length, 60)]}' is no sample's value."),
            });
    }

    /// <summary>Reads up to the closing brace; answers what follows it.</summary>
    private static ReadOnlySpan<char> ReadLabels(ReadOnlySpan<char> rest, Dictionary<string, string> labels)
    {
        while (true)
        {
            rest = rest.TrimStart(" ,\t");
            if (rest is ['}', ..])
                return rest[1..];
            var equals = rest.IndexOf('=');
            var quoted = rest[(equals + 1)..].TrimStart(" \t");
            if (equals <= 0 || quoted is not ['"', ..])
                throw new FormatException("A label is not written name=\"value\".");
            var name = rest[..equals].Trim().ToString();
            rest = ReadQuoted(quoted[1..], out var value);
            labels[name] = value;
        }
    }

    private static ReadOnlySpan<char> ReadQuoted(ReadOnlySpan<char> rest, out string value)
    {
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < rest.Length; i++)
        {
            if (rest[i] == '"')
            {
                value = text.ToString();
                return rest[(i + 1)..];
            }

            if (rest[i] == '\\' && i + 1 < rest.Length)
                text.Append(rest[++i] == 'n' ? '\n' : rest[i]);
            else
                text.Append(rest[i]);
        }

        throw new FormatException("A label's value does not end.");
    }
}
