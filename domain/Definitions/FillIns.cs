using System.Collections.Immutable;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Domain.Definitions;

/// <summary>How often a unit fills in within a year.</summary>
/// <param name="Unit">The unit's id.</param>
/// <param name="Reports">How many reports it owes whose periods end in the year.</param>
/// <param name="Forms">Of which forms, each with its count.</param>
public sealed record FillIn(string Unit, int Reports, ImmutableArray<string> Forms);

/// <summary>Counts fill-ins: once a month is the promise to provinces.</summary>
public static class FillIns
{
    /// <summary>The years in which what is asked changes, with the one after each.</summary>
    public static IEnumerable<int> YearsOf(Catalogue catalogue) => catalogue.Written.Forms
        .SelectMany(form => new[] { form.FirstPeriod.First.Year, form.FirstPeriod.First.Year + 1 }).Distinct().Order();

    /// <summary>What each unit of a kind owes for the periods that end in <paramref name="year"/>; units that owe nothing are left out.</summary>
    public static ImmutableArray<FillIn> Of(Catalogue catalogue, UnitKind kind, int year) =>
    [
        .. from owed in catalogue.Forms.Where(form => form.UnitKind == kind).SelectMany(form => PeriodsOf(catalogue, form.Code, year))
           from unit in catalogue.Owing(owed.Form, owed.Period)
           group owed.Form.Code by unit.Id into codes
           select new FillIn(codes.Key, codes.Count(), [.. codes.CountBy(code => code).Select(count => $"{count.Key} {count.Value}")]),
    ];

    /// <summary>The periods of a form that end in a year, each with the version that is asked for it.</summary>
    private static IEnumerable<(Form Form, Period Period)> PeriodsOf(Catalogue catalogue, string code, int year)
    {
        foreach (var form in catalogue.VersionsOf(code))
        {
            var period = form.FirstPeriod.First.Year >= year ? form.FirstPeriod : Period.Containing(form.Calendar.Frequency, new(year, 1, 1));
            for (; period.Last.Year <= year && form.Covers(period); period = period.Plus(1))
            {
                if (period.Last.Year == year && catalogue.FindForm(code, period) == form)
                    yield return (form, period);
            }
        }
    }
}
