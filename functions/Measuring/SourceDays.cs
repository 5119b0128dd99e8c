using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NodaTime;

namespace NhipSo.Functions.Measuring;

/// <summary>A day of a source as one.</summary>
/// <param name="Day">The day.</param>
/// <param name="Due">How many slots were due.</param>
/// <param name="Asked">In how many of them an attempt was made.</param>
/// <param name="Tallies">By unit and metric.</param>
public sealed record DaySum(LocalDate Day, int Due, int Asked, SpanTallies Tallies);

/// <summary>The days of a source: those that are summed up as they are stored, the others from what was heard since.</summary>
public sealed class SourceDays(MeasuredDayTable days, RawMeasurements raw, Catalogue catalogue, TimeProvider time)
{
    /// <summary>The tallies and due slots of each day between two, as far as anything was ever heard; today as far as it has come.</summary>
    public async Task<IReadOnlyList<DaySum>> ReadAsync(
        Source source, LocalDate from, LocalDate to, SummedUp? summed, CancellationToken cancellationToken)
    {
        var stored = summed is not null && from <= summed.Through
            ? await days.ReadAsync(source.Id, from, LocalDate.Min(to, summed.Through), cancellationToken)
            : [];
        var fresh = await ReadFreshAsync(source, from, to, summed, cancellationToken);
        return [.. stored, .. fresh.Select(day => new DaySum(day.Day, day.Due.Sum(), day.Asked.Sum(), SpanTallies.Of(day)))];
    }

    /// <summary>The days between two, with their hours.</summary>
    public async Task<IReadOnlyList<MeasuredDay>> ReadHoursAsync(
        Source source, LocalDate from, LocalDate to, SummedUp? summed, CancellationToken cancellationToken)
    {
        var all = new List<MeasuredDay>();
        for (var day = from; day <= to && day <= summed?.Through; day = day.PlusDays(1))
        {
            if (await days.FindAsync(source.Id, day, cancellationToken) is { } found)
                all.Add(found);
        }

        all.AddRange(await ReadFreshAsync(source, from, to, summed, cancellationToken));
        return all;
    }

    /// <summary>Sums days up that are not stored: from the day after the last that is, since each needs what the one before hands on.</summary>
    private async Task<IEnumerable<MeasuredDay>> ReadFreshAsync(
        Source source, LocalDate from, LocalDate to, SummedUp? summed, CancellationToken cancellationToken)
    {
        var now = time.Now();
        to = LocalDate.Min(to, MeasuredDay.DayOf(now));
        if (to <= summed?.Through || (summed?.Through.PlusDays(1) ?? await raw.FindFirstDayAsync(source.Id, cancellationToken)) is not { } first)
            return [];
        var fresh = new List<MeasuredDay>();
        var carry = summed is null ? null : await days.FindCarryAsync(source.Id, summed.Through, cancellationToken);
        for (var day = first; day <= to; day = day.PlusDays(1))
        {
            var heard = await raw.ReadAsync(source, day, cancellationToken);
            var summedDay = MeasuredDay.Of(source, day, (carry ?? Carry.None).On(day, catalogue), heard.Values, heard.Attempts, now, isFirst: carry is null);
            carry = summedDay.Carry;
            if (day >= from)
                fresh.Add(summedDay);
        }

        return fresh;
    }
}
