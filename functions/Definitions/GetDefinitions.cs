using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Periods;
using NhipSo.Functions.Access;
using NhipSo.Functions.Http;
using NhipSo.Functions.Problems;
using NhipSo.Functions.Submissions;
using NodaTime.Text;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Definitions;

/// <summary>The definitions that the API works by: units, indicators, forms and their periods.</summary>
public sealed class GetDefinitions(Catalogue catalogue, TimeProvider time)
{
    /// <summary>Every unit that is or was; <c>?kind=</c> and <c>?on=2025-07-01</c> narrow it down.</summary>
    [Function("GetUnits")]
    [Allow(Role.Enter, Role.Sign, Role.Read, Role.Steer, Role.Admin)]
    public IResult Units([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/units")] HttpRequest request)
    {
        var kind = request.Query["kind"].ToString();
        var on = request.Query["on"].ToString() is { Length: > 0 } written
            ? LocalDatePattern.Iso.Parse(written) is { Success: true, Value: var day } ? day : throw Refusals.QueryMalformed("on", written)
            : (NodaTime.LocalDate?)null;
        var units = catalogue.Units.Where(unit => (kind.Length == 0 || Words.Of(unit.Kind) == kind) && (on is null || unit.IsValidOn(on.Value)));
        return Results.Json(
            new
            {
                catalogue.Version,
                Units = units.Select(unit => new
                {
                    unit.Id,
                    unit.Code,
                    unit.Name,
                    unit.Kind,
                    unit.Region,
                    unit.Parent,
                    unit.AgencyCode,
                    ValidFrom = LocalDatePattern.Iso.Format(unit.ValidFrom),
                    ValidTo = unit.ValidTo is { } last ? LocalDatePattern.Iso.Format(last) : null,
                    unit.Successors,
                    unit.Communes,
                    unit.IsSandbox,
                    Events = catalogue.Written.Events.Where(happened => happened.Unit == unit.Id)
                        .Select(happened => new { On = LocalDatePattern.Iso.Format(happened.On), happened.Kind, happened.Before, happened.After, happened.Source }),
                }),
            },
            ApiJson.Options);
    }

    /// <summary>Every indicator.</summary>
    [Function("GetIndicators")]
    [Allow(Role.Enter, Role.Sign, Role.Read, Role.Steer, Role.Admin)]
    public IResult Indicators([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/indicators")] HttpRequest request) =>
        Results.Json(new { catalogue.Version, catalogue.Indicators, catalogue.Written.Dimensions }, ApiJson.Options);

    /// <summary>Every version of every form, with what it asks.</summary>
    [Function("GetForms")]
    [Allow(Role.Enter, Role.Sign, Role.Read, Role.Steer, Role.Admin)]
    public IResult Forms([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/forms")] HttpRequest request) =>
        Results.Json(new { catalogue.Version, Forms = catalogue.Written.Forms.Select(FormAnswer.From) }, ApiJson.Options);

    /// <summary>A form's periods of a year (<c>?year=</c>, this one where absent), with window, opening, due instant and locking.</summary>
    [Function("GetPeriods")]
    [Allow(Role.Enter, Role.Sign, Role.Read, Role.Steer, Role.Admin)]
    public IResult Periods([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/periods/{form}")] HttpRequest request, string form)
    {
        if (catalogue.FindForm(form) is null)
            throw Refusals.UnknownForm(form);
        var now = time.Now().InZone(VietnamTime.Zone).Year.ToString("D4", System.Globalization.CultureInfo.InvariantCulture);
        var written = request.Query["year"].ToString() is { Length: > 0 } asked ? asked : now;
        if (!Period.TryParse(written, out var year) || year.Kind != PeriodKind.Year)
            throw Refusals.NotAYear(written);
        return Results.Json(
            new { Form = form, Periods = catalogue.Within(form, year).Select(pair => PeriodAnswer.From(pair.Form, pair.Period)) },
            ApiJson.Options);
    }
}

/// <summary>A period as the API answers it.</summary>
public sealed record PeriodAnswer(
    string Code, Text Name, int FormVersion, string WindowFrom, string WindowTo, NodaTime.Instant Opens, NodaTime.Instant Due, NodaTime.Instant? Locks)
{
    /// <summary>A period of a form.</summary>
    public static PeriodAnswer From(Form form, Period period)
    {
        var window = form.Calendar.Window(period);
        return new(
            period.Code, period.Name, form.Version, LocalDatePattern.Iso.Format(window.Start), LocalDatePattern.Iso.Format(window.End),
            form.Calendar.Opens(period), form.Calendar.Due(period), form.Calendar.Locks(period));
    }
}

/// <summary>A form's version as the API answers it.</summary>
public sealed record FormAnswer(
    string Code, int Version, Text Name, Text Content, UnitKind UnitKind, string Recipient, string FirstPeriod, string? LastPeriod, PeriodKind Frequency,
    Regime Regime, Text Method, Publication Publish, Standing Standing, string? DerivedFrom, string? ReplacedBy, StageKind? Stage, IEnumerable<Section> Outline,
    IEnumerable<Rule> Rules, string Source)
{
    /// <summary>A form's version.</summary>
    public static FormAnswer From(Form form) => new(
        form.Code, form.Version, form.Name, form.Content, form.UnitKind, form.Recipient, form.FirstPeriod.Code, form.LastPeriod?.Code,
        form.Calendar.Frequency, form.Calendar.Regime, form.Method, form.Publish, form.Standing, form.DerivedFrom, form.ReplacedBy, form.Stage?.Kind,
        form.Outline, form.Rules, form.Source);
}
