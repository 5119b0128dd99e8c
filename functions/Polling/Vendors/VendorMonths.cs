using System.Collections.Immutable;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Domain.Periods;
using NodaTime;

namespace NhipSo.Functions.Polling.Vendors;

/// <summary>A source over a month.</summary>
/// <param name="Source">The source.</param>
/// <param name="Owner">The unit that answers for it.</param>
/// <param name="Account">Its slots; null where it has never been attempted.</param>
public sealed record VendorSource(Source Source, Unit Owner, SlotAccount? Account);

/// <summary>What a vendor's systems did in a month, for the meeting with those who supply them.</summary>
/// <param name="Name">The vendor.</param>
/// <param name="Month">The month, in Vietnam.</param>
/// <param name="From">Its beginning.</param>
/// <param name="To">Its end, or now where it goes on.</param>
/// <param name="Sources">Each of its systems, the least available first.</param>
public sealed record VendorMonth(string Name, YearMonth Month, Instant From, Instant To, ImmutableArray<VendorSource> Sources)
{
    /// <summary>The share of all slots that count in which its systems did what they have to.</summary>
    public decimal? Availability => SlotAccount.AvailabilityOf(
        Sources.Sum(source => source.Account?.Succeeded ?? 0), Sources.Sum(source => source.Account?.Failed ?? 0));
}

/// <summary>Computes vendors' months from the stored attempts.</summary>
public sealed class VendorMonths(
    SourceDirectory directory, SourceTable sources, MeasurementTable measurements, PollerHeartbeat poller, Catalogue catalogue, TimeProvider time)
{
    /// <summary>A month asks storage for 31 days of each source; so many at once.</summary>
    private const int Concurrency = 8;

    /// <summary>The sources by vendor.</summary>
    public async Task<IReadOnlyList<IGrouping<string, Source>>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await directory.ReadAsync(cancellationToken)).GroupBy(source => source.Vendor, StringComparer.Ordinal).OrderBy(vendor => VendorId.Of(vendor.Key), StringComparer.Ordinal)];

    /// <summary>A vendor's month, or null where no source is of that vendor.</summary>
    public async Task<VendorMonth?> FindAsync(string vendor, YearMonth month, CancellationToken cancellationToken)
    {
        var all = (await directory.ReadAsync(cancellationToken)).Where(source => VendorId.Of(source.Vendor) == vendor).ToList();
        if (all.Count == 0)
            return null;
        var from = month.OnDayOfMonth(1).AtStartOfDayInZone(VietnamTime.Zone).ToInstant();
        var to = Instant.Min(month.PlusMonths(1).OnDayOfMonth(1).AtStartOfDayInZone(VietnamTime.Zone).ToInstant(), Instant.Max(time.Now(), from));
        var states = await sources.ReadAllAsync(cancellationToken);
        var off = await poller.ReadSpansAsync(from, to, cancellationToken);
        var counted = new VendorSource[all.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, all.Count), new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken },
            async (place, token) => counted[place] = await CountAsync(all[place], states.GetValueOrDefault(all[place].Id), from, to, off, token));
        return new(all[0].Vendor, month, from, to, [.. counted.OrderBy(source => source.Account?.Availability ?? -1).ThenBy(source => source.Source.Id, StringComparer.Ordinal)]);
    }

    private async Task<VendorSource> CountAsync(
        Source source, SourceState? state, Instant from, Instant to, IReadOnlyList<OffSpan> off, CancellationToken cancellationToken)
    {
        var owner = catalogue.FindUnit(source.Owner)!;
        if (state is null)
            return new(source, owner, null);
        // What was before its first attempt is no gap: it was not connected yet.
        var since = Instant.Max(from, state.FirstSlot);
        var facts = since < to ? await measurements.ReadFactsAsync(source, since, to, cancellationToken) : [];
        return new(source, owner, SlotAccount.Of(source, since, to, facts, off));
    }
}
