using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NodaTime;

namespace NhipSo.Functions.Measuring;

/// <summary>Sums up a day of a source and stores it.</summary>
public sealed class DaySums(MeasuredDayTable days, RawMeasurements raw, Catalogue catalogue, TimeProvider time)
{
    private const int MaxTries = 5;

    /// <summary>Sums a day up from its raw measurements and from what the day before handed on; writes nothing where that changes nothing.</summary>
    /// <returns>What names what the day hands on.</returns>
    public async Task<string> SumUpAsync(Source source, LocalDate day, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxTries; attempt++)
        {
            // The mark is read first: whoever writes meanwhile replaces it, and this write then fails.
            var mark = await days.FindMarkAsync(source.Id, day, cancellationToken);
            var before = await days.FindCarryAsync(source.Id, day.PlusDays(-1), cancellationToken);
            var carry = before ?? Carry.None;
            var basis = before is null ? "" : MeasuredDayRows.HashOf(before);
            var heard = await raw.ReadAsync(source, day, cancellationToken);
            var summed = MeasuredDay.Of(source, day, carry.On(day, catalogue), heard.Values, heard.Attempts, isFirst: before is null);
            if ((mark?.Hash == MeasuredDayRows.HashOf(summed) && mark.Base == basis)
                || await days.TryWriteAsync(source, summed, basis, mark, time.Now(), cancellationToken))
                return MeasuredDayRows.HashOf(summed.Carry);
        }

        throw new InvalidOperationException($"The day {day} of {source.Id} was written by others {MaxTries} times.");
    }

    /// <summary>Whether a day is summed up wholly, and from what the day before hands on by now.</summary>
    public async Task<bool> FollowsAsync(Source source, LocalDate day, string carry, CancellationToken cancellationToken) =>
        await days.FindMarkAsync(source.Id, day, cancellationToken) is { Hash: not null } mark && mark.Base == carry;
}
