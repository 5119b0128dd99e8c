using System.Collections.Immutable;
using NhipSo.Domain.Definitions;

namespace NhipSo.Domain.Submissions;

/// <summary>Holds figures of a report against each other: parts against their ratio's bounds, and the form's rules.</summary>
internal static class RuleCheck
{
    public static IEnumerable<Finding> Findings(
        Form form, Dictionary<string, (Indicator Indicator, FormItem Item)> asked, Report report, Func<string, string> placeOf)
    {
        foreach (var (ratio, _) in asked.Values.Where(pair => pair.Indicator.Kind == ValueKind.Ratio))
        {
            if (report.Values.TryGetValue(ratio.Numerator!, out var numerator)
                && report.Values.TryGetValue(ratio.Denominator!, out var denominator)
                && numerator * ratio.Factor > denominator * ratio.Max)
            {
                yield return Messages.NumeratorAboveDenominator(
                    ratio, asked[ratio.Numerator!].Indicator, numerator, asked[ratio.Denominator!].Indicator, denominator, placeOf(ratio.Numerator!));
            }
        }

        foreach (var rule in form.Rules.Where(rule => rule.Left.Concat(rule.Right).All(asked.ContainsKey)))
        {
            if (!Holds(rule, report.Values) && FindingOf(rule, report, placeOf) is { } finding)
                yield return finding;
        }
    }

    private static bool Holds(Rule rule, ImmutableSortedDictionary<string, decimal> values)
    {
        var left = rule.Left.Count(values.ContainsKey);
        var right = rule.Right.Count(values.ContainsKey);
        switch (rule.Operator)
        {
            case Operator.Together:
                return (left > 0) == (right > 0);
            case Operator.Exclusive:
                return left == 0 || right == 0;
        }

        var isSkipped = rule.Missing switch
        {
            Missing.SkipIfAny => left < rule.Left.Length || right < rule.Right.Length,
            Missing.SkipIfAll => left == 0 || (right == 0 && !rule.Right.IsEmpty),
            _ => false,
        };
        return isSkipped || Compare(SumOf(rule.Left, values), rule.Operator, SumOf(rule.Right, values) + rule.Constant);
    }

    private static bool Compare(decimal left, Operator than, decimal right) => than switch
    {
        Operator.Equal => left == right,
        Operator.NotEqual => left != right,
        Operator.AtMost => left <= right,
        Operator.Below => left < right,
        Operator.AtLeast => left >= right,
        _ => left > right,
    };

    private static decimal SumOf(ImmutableArray<string> codes, ImmutableSortedDictionary<string, decimal> values) =>
        codes.Sum(code => values.GetValueOrDefault(code));

    /// <summary>A comment on each value of the left side answers a rule that asks for one.</summary>
    private static Finding? FindingOf(Rule rule, Report report, Func<string, string> placeOf)
    {
        var given = rule.Left.Where(report.Values.ContainsKey).ToList();
        var isCommented = given.Count > 0 && given.TrueForAll(report.Comments.ContainsKey);
        var level = rule.Breach switch
        {
            Breach.Refuses => Level.Error,
            _ when isCommented => Level.Info,
            Breach.RequiresComment => Level.Error,
            _ => Level.Warning,
        };
        var at = given.Count > 0 ? given[0] : rule.Left[0];
        return new(
            rule.Breach == Breach.RequiresComment && level == Level.Error ? "comment-required" : $"rule:{rule.Code}", level, placeOf(at),
            report.Values.TryGetValue(at, out var value) ? Messages.InEnglish(value) : null, rule.Message);
    }
}
