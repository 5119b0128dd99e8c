using NhipSo.Domain.Definitions;
using NhipSo.Functions.Problems;
using NodaTime;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Submissions;

/// <summary>What a request's address names: a form's report of a unit for a period (báo cáo phải gửi).</summary>
/// <param name="Form">The form.</param>
/// <param name="Period">The period.</param>
/// <param name="Unit">The unit that owes it at the due instant.</param>
public sealed record Obligation(Form Form, Period Period, Unit Unit)
{
    /// <summary>The ledger's partition that its reports are in.</summary>
    public PartitionKey Partition => new(Form.Code, Period);

    /// <summary>Finds what the parts of an address name.</summary>
    /// <exception cref="ProblemException">A part names nothing, or the period has not begun.</exception>
    public static Obligation Find(Catalogue catalogue, string form, string period, string unit, Instant now)
    {
        var foundForm = catalogue.FindForm(form) ?? throw Refusals.UnknownForm(form);
        if (!Period.TryParse(period, out var foundPeriod) || foundPeriod < foundForm.FirstPeriod)
            throw Refusals.UnknownPeriod(period);
        if (foundForm.Calendar.Opens(foundPeriod) > now)
            throw Refusals.PeriodNotOpen(foundPeriod);
        return new(foundForm, foundPeriod, catalogue.FindOwing(foundForm, foundPeriod, unit)
            ?? throw Refusals.UnknownUnit(unit, foundForm, foundPeriod));
    }
}
