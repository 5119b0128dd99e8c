using NhipSo.Domain.Definitions;
using NhipSo.Domain.Submissions;
using NhipSo.Functions.Problems;
using NodaTime;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Submissions;

/// <summary>Finds what the parts of a request's address name.</summary>
public static class Address
{
    /// <summary>The version of a form that is asked for a period that has opened.</summary>
    /// <exception cref="ProblemException">A part names nothing, or the period has not opened.</exception>
    public static (Form Form, Period Period) Find(Catalogue catalogue, string form, string period, Instant now)
    {
        if (catalogue.FindForm(form) is not { } newest)
            throw Refusals.UnknownForm(form);
        if (!Period.TryParse(period, out var foundPeriod) || catalogue.FindForm(form, foundPeriod) is not { } foundForm)
            throw Refusals.UnknownPeriod(period, newest);
        if (foundForm.DerivedFrom is not null)
            throw Refusals.DerivedForm(foundForm);
        if (foundForm.Calendar.Opens(foundPeriod) > now)
            throw Refusals.PeriodNotOpen(foundPeriod, foundForm.Calendar.Opens(foundPeriod));
        return (foundForm, foundPeriod);
    }

    /// <summary>The obligation of a unit.</summary>
    /// <exception cref="ProblemException">A part names nothing, or the period has not opened.</exception>
    public static Obligation Find(Catalogue catalogue, string form, string period, string unit, Instant now)
    {
        var (foundForm, foundPeriod) = Find(catalogue, form, period, now);
        return new(foundForm, foundPeriod, catalogue.FindReporting(foundForm, foundPeriod, unit)
            ?? throw Refusals.UnknownUnit(unit, foundForm, foundPeriod));
    }
}
