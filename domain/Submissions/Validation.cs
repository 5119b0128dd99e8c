using System.Collections.Immutable;
using NhipSo.Domain.Definitions;

namespace NhipSo.Domain.Submissions;

/// <summary>Holds what a unit sent against its form: everything that is wrong is found at once.</summary>
public static class Validation
{
    /// <summary>A stored number is a double, which holds this many decimal digits exactly.</summary>
    public const int MaxDigits = 15;

    /// <summary>Finds all that is wrong with <paramref name="sent"/> at once.</summary>
    /// <param name="obligation">What is asked of whom.</param>
    /// <param name="catalogue">The definitions that the form refers to.</param>
    /// <param name="sent">What was sent.</param>
    /// <param name="history">What the unit reported before.</param>
    public static Validated Check(Obligation obligation, Catalogue catalogue, SubmittedReport sent, History history)
    {
        var (form, period, unit) = obligation;
        var asked = catalogue.ItemsOf(form, unit, period).ToDictionary(pair => pair.Indicator.Code, StringComparer.Ordinal);
        var reading = new Reading(catalogue, form, asked, sent);
        var report = reading.Report;
        var findings = ImmutableArray.CreateBuilder<Finding>();
        findings.AddRange(sent.Findings);
        findings.AddRange(reading.Findings);
        findings.AddRange(RuleCheck.Findings(form, asked, report, reading.PlaceOf));
        findings.AddRange(HistoryCheck.Findings(asked, report, history, reading.PlaceOf));

        var required = asked.Values.Where(pair => pair.Item.Required).Select(pair => pair.Indicator).ToList();
        var missing = required.FindAll(indicator => !reading.Sent.Contains(indicator.Code));
        findings.AddRange(missing.Select(indicator => Messages.RequiredMissing(indicator, sent.PlaceOf(indicator.Code))));
        var texts = form.Texts.Where(text => text.Required).ToList();
        var withoutText = texts.FindAll(text => !report.Texts.ContainsKey(text.Code));
        findings.AddRange(withoutText.Select(Messages.TextMissing));
        return new(
            report, findings.ToImmutable(), required.Count + texts.Count,
            required.Count - missing.Count + texts.Count - withoutText.Count);
    }
}
