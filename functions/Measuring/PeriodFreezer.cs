using System.Security.Cryptography;
using System.Text;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Functions.Polling;
using NodaTime;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Measuring;

/// <summary>
/// Freezes what was measured of a period when its window has ended. A period is computed again when measurements of its days came
/// later, and while it is warm when definitions have changed; where the figures differ, that is a new version with its reason.
/// </summary>
public sealed class PeriodFreezer(
    MeasuredPeriodTable periods, MeasuredWindows windows, SourceDirectory directory, Catalogue catalogue, TimeProvider time)
{
    /// <summary>So many closed periods of a form are looked back at for one that was missed.</summary>
    private const int MaxBack = 60;

    /// <summary>So many late days are named in a reason.</summary>
    private const int MaxNamed = 5;

    /// <summary>Freezes what has closed, and what has changed of what is frozen.</summary>
    /// <param name="lastClosed">The last day that has ended.</param>
    /// <param name="late">The days of which measurements came later.</param>
    /// <param name="cancellationToken">Ends the work; what is frozen stays.</param>
    public async Task RunAsync(LocalDate lastClosed, IReadOnlyCollection<LateMark> late, CancellationToken cancellationToken)
    {
        var sources = await directory.ReadAsync(cancellationToken);
        if (sources.IsEmpty)
            return;
        var definitions = DefinitionsOf(sources);
        var read = new Dictionary<DateInterval, IReadOnlyDictionary<string, MeasuredUnit>>();
        foreach (var code in catalogue.Forms.Select(form => form.Code))
        {
            // The earliest first: where a crash ends it, what is frozen ends there too, and the next run goes on.
            foreach (var (form, period, reason) in (await FindOwedAsync(code, lastClosed, late, definitions, cancellationToken)).Reverse())
            {
                var window = form.Calendar.Window(period);
                if (!read.TryGetValue(window, out var measured))
                    read[window] = measured = await windows.ReadAsync(window, cancellationToken);
                await FreezeAsync(form, period, measured, reason, definitions, cancellationToken);
            }
        }
    }

    /// <summary>The periods that are to be computed, the newest first. It ends at one that is frozen and that nothing has changed: so are those before it.</summary>
    private async Task<IReadOnlyList<(Form Form, Period Period, string Reason)>> FindOwedAsync(
        string code, LocalDate lastClosed, IReadOnlyCollection<LateMark> late, string definitions, CancellationToken cancellationToken)
    {
        var owed = new List<(Form, Period, string)>();
        foreach (var (form, period) in Closed(code, lastClosed).Take(MaxBack))
        {
            var before = await periods.FindDefinitionsAsync(form, period, cancellationToken);
            var touching = late.Where(mark => mark.Day <= form.Calendar.Window(period).End).ToList();
            var isOutdated = before != definitions && form.Calendar.IsWarm(period, time.Now());
            if (before is null || touching.Count > 0 || isOutdated)
                owed.Add((form, period, ReasonOf(touching, before is not null && before != definitions)));
            else
                break;
        }

        return owed;
    }

    private async Task FreezeAsync(
        Form form, Period period, IReadOnlyDictionary<string, MeasuredUnit> measured, string reason, string definitions, CancellationToken cancellationToken)
    {
        var frozen = await periods.ReadNewestAsync(form, period, cancellationToken);
        var next = PeriodVersions.Next(frozen, measured, time.Now(), reason);
        await periods.FreezeAsync(form, period, next, cancellationToken);
        await periods.WriteDefinitionsAsync(form, period, definitions, time.Now(), cancellationToken);
    }

    private static string ReasonOf(List<LateMark> touching, bool isDefinedOtherwise) => touching.Count > 0
        ? $"{VersionReason.Late}: {string.Join(", ", touching.Take(MaxNamed).Select(mark => $"{mark.Source} {mark.Day:uuuu-MM-dd}"))}{(touching.Count > MaxNamed ? ", …" : "")}"
        : isDefinedOtherwise ? VersionReason.Definitions : VersionReason.Recomputed;

    /// <summary>Names what figures are defined by: the catalogue, and the sources as they are, those too that were added while the app runs.</summary>
    private string DefinitionsOf(IEnumerable<Source> sources) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', sources.OrderBy(source => source.Id, StringComparer.Ordinal).Select(MeasuredProgress.Written).Prepend(catalogue.Version)))))[..32];

    /// <summary>The periods of a form that have closed and whose figures are measured, the newest first.</summary>
    private IEnumerable<(Form Form, Period Period)> Closed(string code, LocalDate lastClosed)
    {
        var versions = catalogue.VersionsOf(code);
        var first = versions.Min(form => form.FirstPeriod);
        foreach (var kind in versions.Select(form => form.Calendar.Frequency).Distinct())
        {
            for (var period = Period.Containing(kind, lastClosed).Plus(1); period >= first; period = period.Plus(-1))
            {
                if (catalogue.FindForm(code, period) is { } form && form.Calendar.Window(period).End <= lastClosed && IsMeasured(form))
                    yield return (form, period);
            }
        }
    }

    private bool IsMeasured(Form form) =>
        form.Standing == Standing.Actual && catalogue.ItemsOf(form).Any(pair => pair.Indicator.Origin is Origin.Both or Origin.Measured);
}
