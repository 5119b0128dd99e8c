using System.Diagnostics;
using Microsoft.Extensions.Caching.Memory;
using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Ledger;
using NhipSo.Functions.Publishing;
using NhipSo.Functions.Publishing.Derived;
using NodaTime;

namespace NhipSo.Bench.Publishing;

/// <summary>What it costs to say how all units stand: places, changes, figures since January, of two years of published pages.</summary>
internal static class Places
{
    public static async Task MeasureAsync(Office office, IReadOnlyList<SubmissionSummary> reports)
    {
        var form = office.Catalogue.FindForm("bench")!;
        var head = PartitionHead.Empty with { Sequence = reports.Count };
        foreach (var period in YearToDate.Periods(Definitions.Period).SelectMany(each => new[] { each.YearBefore(), each }))
        {
            var view = new ReportView(office.Catalogue, form, period);
            foreach (var report in reports)
                view.Put(report.Unit, report, isExempt: false);
            await office.Store.PublishAsync([view.Snapshot(head, SystemClock.Instance.GetCurrentInstant())], default);
        }

        var (index, _) = await office.Store.ReadIndexAsync(default);
        using var cache = new MemoryCache(new MemoryCacheOptions { SizeLimit = 300 });
        var changes = new Changes(office.Catalogue, new(index, office.Store, office.Catalogue, cache)).Derivations().Single(each => each.Name.EndsWith(Definitions.Period.Code, StringComparison.Ordinal));
        GC.Collect();
        var (before, peak) = (GC.GetTotalMemory(forceFullCollection: true), 0L);
        using var watch = new Timer(_ => peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false)), null, 0, 20);
        var clock = Stopwatch.StartNew();
        var (file, pages) = await changes.MakeAsync(default);
        Console.WriteLine($"  places and changes of all units     {clock.Elapsed.TotalMilliseconds:F0} ms of {index.Entries.Count} periods, at most {(peak - before) / 1e6:F0} MB held; {1 + pages.Count} files of {(file.Content.Length + pages.Sum(page => (long)page.Content.Length)) / 1e6:F1} MB before packing");
    }
}
