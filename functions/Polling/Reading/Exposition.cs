using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;

namespace NhipSo.Functions.Polling.Reading;

/// <summary>
/// Reads the text exposition format of Prometheus, version 0.0.4, and OpenMetrics 1.0: a sample a line, <c>name{label="value"} 1.5</c>,
/// perhaps with a time and an exemplar after it. The bytes are read as they came; only what is wanted is looked at closely.
/// </summary>
internal static class Exposition
{
    private static readonly SearchValues<byte> EndOfName = SearchValues.Create("{ \t"u8);

    private static ReadOnlySpan<byte> ByteOrderMark => "\uFEFF"u8;

    private static ReadOnlySpan<byte> Blank => " \t\r"u8;

    private static ReadOnlySpan<byte> EndOfPage => "# EOF"u8;

    /// <summary>Gathers what the page says of the source's metrics; samples of one metric are summed, those without a figure skipped.</summary>
    /// <param name="page">The page, UTF-8.</param>
    /// <param name="source">The source.</param>
    /// <param name="units">Which unit a label's value means; null where the page speaks of the owner.</param>
    /// <param name="into">Where it is gathered.</param>
    /// <param name="isOpenMetrics">Whether it says that it is OpenMetrics, which has to end as such.</param>
    /// <exception cref="FormatException">A line is no sample, or the page breaks off.</exception>
    public static void Read(ReadOnlySpan<byte> page, Source source, UnitNames? units, ReadingsBuilder into, bool isOpenMetrics = false)
    {
        if (!Utf8.IsValid(page))
            throw new FormatException("The page is not UTF-8.");
        if (isOpenMetrics && !page.TrimEnd("\r\n"u8).EndsWith(EndOfPage))
            throw new FormatException("The page breaks off: OpenMetrics ends with # EOF.");
        if (page.StartsWith(ByteOrderMark))
            page = page[ByteOrderMark.Length..];
        var wanted = WantedSamples.Of(source);
        var number = 0;
        ReadOnlySpan<byte> lastName = [];
        WantedSamples.Wanted[]? candidates = null;
        foreach (var range in page.Split((byte)'\n'))
        {
            number++;
            var line = page[range].Trim(Blank);
            if (line.IsEmpty || line[0] == '#')
                continue;
            var nameLength = line.IndexOfAny(EndOfName);
            if (nameLength <= 0 || !EndsAsNumber(line))
                throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"Line {number} is no sample."));
            var name = line[..nameLength];
            if (!name.SequenceEqual(lastName))
            {
                lastName = name;
                candidates = wanted.Find(name);
            }

            if (candidates is not null && !new Sample(wanted, candidates, units, source.Owner, into).Read(line[nameLength..].TrimStart(Blank)))
                throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"Line {number} is no sample."));
        }
    }

    /// <summary>
    /// A sample ends with its value, its time or that of its exemplar, a page for people hardly ever. Reading the number of every
    /// line would double the time of a large page, of which few lines are wanted.
    /// </summary>
    private static bool EndsAsNumber(ReadOnlySpan<byte> line) => char.IsAsciiDigit((char)line[^1]) || line.EndsWith("NaN"u8) || line.EndsWith("Inf"u8);

    /// <summary>A line of a wanted name.</summary>
    private readonly ref struct Sample(
        WantedSamples wanted, WantedSamples.Wanted[] candidates, UnitNames? units, string owner, ReadingsBuilder into)
    {
        /// <summary>Reads what follows the name; answers whether it is a sample.</summary>
        public bool Read(ReadOnlySpan<byte> rest)
        {
            Span<ulong> matched = stackalloc ulong[16];
            if (candidates.Length > matched.Length)
                matched = new ulong[candidates.Length];
            matched = matched[..candidates.Length];
            var unit = units is null ? owner : null;
            string? unknown = null;
            if (rest is [(byte)'{', ..])
            {
                var labels = new SampleLabels(rest[1..]);
                while (labels.MoveNext())
                {
                    if (!wanted.HasLabels)
                        continue;
                    Match(labels, matched);
                    if (units is not null && labels.Name.SequenceEqual(wanted.Unit))
                        unit = units.Find(unknown = Encoding.UTF8.GetString(labels.Value));
                }

                if (!labels.IsWhole)
                    return false;
                rest = labels.Rest;
            }

            if (!TryReadValue(rest.TrimStart(Blank), out var value))
                return false;
            Gather(matched, unit, unknown, value);
            return true;
        }

        private void Match(in SampleLabels label, Span<ulong> matched)
        {
            for (var i = 0; i < candidates.Length; i++)
            {
                var asked = candidates[i].Labels;
                for (var j = 0; j < asked.Length; j++)
                {
                    if (label.Name.SequenceEqual(asked[j].Name) && label.Value.SequenceEqual(asked[j].Value))
                        matched[i] |= 1UL << j;
                }
            }
        }

        private void Gather(ReadOnlySpan<ulong> matched, string? unit, string? unknown, double value)
        {
            for (var i = 0; i < candidates.Length; i++)
            {
                if (matched[i] != (1UL << candidates[i].Labels.Length) - 1)
                    continue;
                if (unit is null)
                    into.Unknown(unknown ?? "");
                else if (double.IsFinite(value))
                    into.Add(unit, candidates[i].Metric, value);
            }
        }

        private static bool TryReadValue(ReadOnlySpan<byte> rest, out double value)
        {
            var end = rest.IndexOfAny((byte)' ', (byte)'\t');
            var number = end < 0 ? rest : rest[..end];
            if (double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out value))
                return true;
            value = double.NaN;
            return number.SequenceEqual("+Inf"u8) || number.SequenceEqual("-Inf"u8);
        }
    }
}
