using System.Collections.Immutable;
using Microsoft.Extensions.Caching.Memory;
using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Submissions;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Submissions;

/// <summary>
/// What units reported before. A period that is over hardly changes and no more than warnings follow from it, so its figures
/// are read once for all units, one range, and remembered for some minutes: a rush of reports costs no reads.
/// </summary>
public sealed class Histories(SubmissionTable table, Catalogue catalogue) : IDisposable
{
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(5);

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = 100 });

    /// <summary>What a unit reported before, by the same form.</summary>
    public async Task<History> OfAsync(Obligation obligation)
    {
        var period = obligation.Period;
        var before = await FindAsync(obligation, period.Plus(-1));
        var earlier = await Task.WhenAll(new[] { period.Plus(-2), period.Plus(-3), period.YearBefore() }.Select(each => FindAsync(obligation, each)));
        return new(before, [.. earlier.OfType<FigureDictionary>()], period.Plus(-1).Last.Year == period.Last.Year);
    }

    /// <summary>The figures of a unit for another period, or null where it reported none.</summary>
    public async Task<FigureDictionary?> FindAsync(Obligation obligation, Period period)
    {
        if (catalogue.FindForm(obligation.Form.Code, period) is null)
            return null;
        var key = new PartitionKey(obligation.Form.Code, period, obligation.Unit.IsSandbox);
        var figures = await cache.GetOrCreateAsync(key, entry =>
        {
            (entry.Size, entry.AbsoluteExpirationRelativeToNow) = (1, Remembered);
            return ReadAsync(key);
        });
        return figures!.GetValueOrDefault(obligation.Unit.Id);
    }

    /// <inheritdoc/>
    public void Dispose() => cache.Dispose();

    private async Task<Dictionary<string, FigureDictionary>> ReadAsync(PartitionKey key)
    {
        var (_, heads) = await table.ReadHeadsAsync(key, CancellationToken.None);
        return heads.Where(head => head.ContainsKey("formVersion"))
            .ToDictionary(HeadRows.UnitOf, head => Figures.Read(head, catalogue, key.Form), StringComparer.Ordinal);
    }
}
