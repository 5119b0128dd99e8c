using System.Collections.Immutable;
using System.Globalization;
using NhipSo.Domain.Definitions;

namespace NhipSo.Domain.Submissions;

/// <summary>What a check of a report gave.</summary>
/// <param name="Findings">Everything found, in one pass.</param>
/// <param name="Values">The typed figures by indicator code; whole only when nothing was refused.</param>
/// <param name="IsComplete">Whether every required value is there.</param>
public sealed record Validated(
    ImmutableArray<Finding> Findings,
    ImmutableSortedDictionary<string, decimal> Values,
    bool IsComplete)
{
    /// <summary>Whether a finding refuses the report.</summary>
    public bool IsRefused => Findings.Any(finding => finding.Level == Level.Error);
}

/// <summary>Checks the values of a report against its form.</summary>
public static class Validation
{
    /// <summary>A stored number is a double, which holds this many decimal digits exactly.</summary>
    public const int MaxDigits = 15;

    /// <summary>Finds all that is wrong with <paramref name="submitted"/> at once.</summary>
    /// <param name="form">What is asked.</param>
    /// <param name="catalogue">The definitions that the form refers to.</param>
    /// <param name="submitted">The values as sent, in the order sent.</param>
    /// <param name="place">Where the values were written: a JSON pointer (RFC 6901).</param>
    public static Validated Check(Form form, Catalogue catalogue, IReadOnlyList<SubmittedValue> submitted, string place)
    {
        var asked = catalogue.ItemsOf(form).ToDictionary(pair => pair.Indicator.Code, pair => pair.Indicator);
        var findings = ImmutableArray.CreateBuilder<Finding>();
        var values = ImmutableSortedDictionary.CreateBuilder<string, decimal>(StringComparer.Ordinal);
        var sent = new HashSet<string>(StringComparer.Ordinal);
        foreach (var value in submitted)
        {
            if (!asked.TryGetValue(value.Code, out var indicator))
                findings.Add(Findings.UnknownIndicator(value, form));
            else if (!sent.Add(value.Code))
                findings.Add(Findings.Duplicate(value));
            else if (FaultOf(value, indicator) is { } fault)
                findings.Add(fault);
            else
                values.Add(value.Code, Normalise(value.Number!.Value));
        }

        foreach (var ratio in asked.Values.Where(indicator => indicator.Kind == ValueKind.Ratio))
            findings.AddRange(PartsOf(ratio, asked, values, place));

        var missing = form.Items.Where(item => item.Required && !sent.Contains(item.Indicator)).ToList();
        findings.AddRange(missing.Select(item => Findings.RequiredMissing(asked[item.Indicator], place)));
        return new(findings.ToImmutable(), values.ToImmutable(), missing.Count == 0);
    }

    private static Finding? FaultOf(SubmittedValue value, Indicator indicator) => value.Number switch
    {
        _ when indicator.Kind == ValueKind.Ratio => Findings.Computed(value, indicator),
        null => Findings.NotANumber(value, indicator),
        { } number when Normalise(number).Scale > indicator.Decimals => Findings.TooManyDecimals(value, indicator),
        { } number when Digits(number) > MaxDigits => Findings.TooManyDigits(value, indicator),
        { } number when number < indicator.Min || number > indicator.Max => Findings.OutOfBounds(value, indicator),
        _ => null,
    };

    private static IEnumerable<Finding> PartsOf(
        Indicator ratio,
        Dictionary<string, Indicator> asked,
        ImmutableSortedDictionary<string, decimal>.Builder values,
        string place)
    {
        if (values.TryGetValue(ratio.Numerator!, out var numerator) &&
            values.TryGetValue(ratio.Denominator!, out var denominator) &&
            numerator * ratio.Factor > denominator * ratio.Max)
        {
            yield return Findings.NumeratorAboveDenominator(
                asked[ratio.Numerator!], numerator, asked[ratio.Denominator!], denominator, place);
        }
    }

    /// <summary>Without zeros at the end: 1.50 and 1.5 are the same figure, and the same bytes.</summary>
    private static decimal Normalise(decimal number) => number / 1.0000000000000000000000000000m;

    private static int Digits(decimal number) =>
        Math.Abs(Normalise(number)).ToString(CultureInfo.InvariantCulture).Replace(".", "", StringComparison.Ordinal).TrimStart('0').Length;
}
