using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Access;
using NhipSo.Functions.Http;
using NhipSo.Functions.Problems;
using NodaTime;
using NodaTime.Text;

namespace NhipSo.Functions.Obligations;

/// <summary>Whether a form's pilot and roll-out reach their goals (đạt, không đạt), with every obligation that this is computed from.</summary>
public sealed class GetVerdicts(ObligationReader reader, Catalogue catalogue, TimeProvider time)
{
    /// <summary>So many periods are read for one answer: the newest of what was due.</summary>
    private const int MaxPeriods = 60;

    [Function(nameof(GetVerdicts))]
    [Allow(Role.Read, Role.Steer)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/verdicts/{form}")] HttpRequest request, string form,
        CancellationToken cancellationToken)
    {
        if (catalogue.FindForm(form) is null)
            throw Refusals.UnknownForm(form);
        var now = time.Now();
        var judged = catalogue.VersionsOf(form).Where(version => version.Stage?.Goals is not null);
        var verdicts = await Task.WhenAll(judged.Select(version => JudgeAsync(version, version.Stage!, now, cancellationToken)));
        return Results.Json(new { AsOf = now, Form = form, Verdicts = verdicts }, ApiJson.Options);
    }

    private async Task<VerdictAnswer> JudgeAsync(Form form, Stage stage, Instant now, CancellationToken cancellationToken)
    {
        var periods = catalogue.PeriodsDue(form, now).TakeLast(MaxPeriods).ToList();
        var found = await Task.WhenAll(periods.Select(period => reader.ReadAsync(form, period, cancellationToken)));
        var owed = found.SelectMany(each => each).Where(each => each.Counted.Owed.CountsAt(now)).ToList();
        var verdict = PilotVerdict.Of(stage.Goals!, StageCounts.Of(owed.Select(each => each.Counted), now));
        return new(
            form.Version, stage.Kind, stage.Ends is { } ends ? LocalDatePattern.Iso.Format(ends) : null, stage.Standard, verdict.Verdict,
            verdict.Completeness, verdict.Punctuality, verdict.ErrorRate, owed.Select(each => ObligationAnswer.From(each, now)));
    }
}

/// <summary>What a version's stage comes to, as the API answers it.</summary>
/// <param name="FormVersion">The version.</param>
/// <param name="Stage">Pilot or roll-out.</param>
/// <param name="Ends">Its last day, or null.</param>
/// <param name="Standard">The quality standard in words, or null.</param>
/// <param name="Verdict">Whether every goal is reached.</param>
/// <param name="Completeness">Required values that are there.</param>
/// <param name="Punctuality">Reports in time.</param>
/// <param name="ErrorRate">Reports returned or corrected.</param>
/// <param name="Obligations">What this is computed from: everything that was due.</param>
public sealed record VerdictAnswer(
    int FormVersion, StageKind Stage, string? Ends, Text? Standard, Verdict Verdict, Measure Completeness, Measure Punctuality, Measure ErrorRate,
    IEnumerable<ObligationAnswer> Obligations);
