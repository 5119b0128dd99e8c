using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Functions.Access;
using NhipSo.Functions.Http;
using NhipSo.Functions.Problems;
using NhipSo.Functions.Submissions;
using NodaTime;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Measuring;

/// <summary>
/// What was measured for a form's period: <c>?unit=24</c> of one unit, <c>&amp;versions=true</c> with every version and its reason. While
/// the period is open it is computed at once, as version 0.
/// </summary>
public sealed class GetMeasured(MeasuredPeriodTable periods, MeasuredWindows windows, Catalogue catalogue, TimeProvider time)
{
    [Function(nameof(GetMeasured))]
    [Allow(Role.Enter, Role.Sign, Role.Read, Role.Steer)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/measured/{form}/{period}")] HttpRequest request,
        string form,
        string period,
        CancellationToken cancellationToken)
    {
        var unit = AskedUnit.Of(request, catalogue);
        var (version, found) = Find(form, period);
        var window = version.Calendar.Window(found);
        var isFrozen = await periods.FindDefinitionsAsync(version, found, cancellationToken) is not null;
        var versions = await ReadAsync(request, version, found, window, isFrozen, unit, cancellationToken);
        return Results.Json(
            new
            {
                Form = version.Code,
                FormVersion = version.Version,
                Period = found.Code,
                Window = new { From = window.Start, To = window.End },
                AsOf = time.Now(),
                IsFrozen = isFrozen,
                Units = versions
                    .Select(each => (Unit: catalogue.FindUnit(each.Measured.Unit), Version: each))
                    .Where(each => each.Unit is not null)
                    .Select(each => new
                    {
                        Unit = UnitAnswer.From(each.Unit!),
                        each.Version.Version,
                        each.Version.Taken,
                        each.Version.Reason,
                        each.Version.Measured.Values,
                    }),
            },
            ApiJson.Options);
    }

    private async Task<ImmutableArray<MeasuredVersion>> ReadAsync(
        HttpRequest request, Form form, Period period, DateInterval window, bool isFrozen, Unit? unit, CancellationToken cancellationToken)
    {
        var wantsAll = request.Query["versions"].ToString() switch
        {
            "" or "false" => false,
            "true" when unit is not null => true,
            var written => throw Refusals.QueryMalformed("versions", written),
        };
        if (!isFrozen)
        {
            var now = time.Now();
            var measured = unit is null
                ? (await windows.ReadAsync(window, cancellationToken)).Values
                : await windows.FindAsync(window, unit.Id, cancellationToken) is { } one ? [one] : [];
            return [.. measured.OrderBy(each => each.Unit, StringComparer.Ordinal).Select(each => new MeasuredVersion(each, 0, now, null))];
        }

        if (unit is null)
            return [.. (await periods.ReadNewestAsync(form, period, cancellationToken)).Values.OrderBy(each => each.Measured.Unit, StringComparer.Ordinal)];
        var all = await periods.ReadVersionsAsync(form, period, unit.Id, cancellationToken);
        return wantsAll || all.IsEmpty ? all : [all[^1]];
    }

    private (Form Form, Period Period) Find(string form, string period)
    {
        if (catalogue.FindForm(form) is not { } newest)
            throw Refusals.UnknownForm(form);
        if (!Period.TryParse(period, out var found) || catalogue.FindForm(form, found) is not { } version)
            throw Refusals.UnknownPeriod(period, newest);
        var begins = MeasuredDay.SpanOf(version.Calendar.Window(found).Start).From;
        return begins <= time.Now() ? (version, found) : throw Refusals.PeriodNotOpen(found, begins);
    }
}

/// <summary>The unit that a question is about.</summary>
internal static class AskedUnit
{
    /// <summary>The one that is named; all, as null, for those who see all; the caller's own for others.</summary>
    /// <exception cref="ProblemException">There is no such unit, or the caller does not see it.</exception>
    public static Unit? Of(HttpRequest request, Catalogue catalogue)
    {
        var caller = Caller.Of(request);
        var seesAll = caller.Roles.Contains(Role.Read) || caller.Roles.Contains(Role.Steer);
        var named = request.Query["unit"].ToString() is { Length: > 0 } written ? written : seesAll ? null : caller.Unit ?? throw Refusals.NotAllowed();
        if (named is null)
            return null;
        var unit = catalogue.FindUnit(named) ?? throw Refusals.UnknownUnitId(named);
        caller.MustSee(unit, catalogue);
        return unit;
    }
}
