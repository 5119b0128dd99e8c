using System.Diagnostics;
using System.Globalization;

namespace NhipSo.Bench.Polling;

/// <summary>What a night costs of 34, 1,000 and 5,000 systems of which 90 days are shown: their day is summed up, then published.</summary>
internal static class Days
{
    public static async Task RunAsync(IEnumerable<int> sizes)
    {
        (int Systems, double CpuSeconds, double Requests)? first = null;
        foreach (var systems in sizes)
        {
            await using var night = await Night.BeginAsync(systems);
            var summed = await MeasureAsync(night, night.SumUpAsync);
            var published = await MeasureAsync(night, night.PublishAsync);
            var files = await night.FilesAsync();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
                {systems} systems of {Night.Metrics} figures, a slot each six hours
                  the day summed up                     {summed.Seconds:F1} s, {summed.Reads / systems:F1} reads and {summed.Writes / systems:F1} writes a system
                  {files.Days} days published                     {published.Seconds:F1} s ({published.CpuSeconds:F1} s of CPU here), {published.Reads / systems:F1} reads and {published.Writes / systems:F1} writes a system, {published.Reads + published.Writes:F0} in all
                  memory at most while publishing       {published.PeakMegabytes:F0} MB more than before
                  the file that names all               {files.List / 1024.0:F0} KB, {files.ListPacked / 1024.0:F0} KB packed; a system's {files.One / 1024.0:F1} KB
                """));
            if (first is { } few)
            {
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"a system's share of publishing, {systems} / {few.Systems} systems: CPU {published.CpuSeconds / systems / (few.CpuSeconds / few.Systems):F2}, transactions {(published.Reads + published.Writes) / systems / (few.Requests / few.Systems):F2}"));
            }

            first ??= (systems, published.CpuSeconds, published.Reads + published.Writes);
        }
    }

    private static async Task<(double Seconds, double CpuSeconds, double Reads, double Writes, double PeakMegabytes)> MeasureAsync(Night night, Func<Task> work)
    {
        GC.Collect();
        await File.WriteAllTextAsync("/proc/self/clear_refs", "5"); // the peak is counted from here
        var (before, asked) = (ProcessCost.Of(Environment.ProcessId), night.Asked());
        var clock = Stopwatch.StartNew();
        await work();
        var (after, now) = (ProcessCost.Of(Environment.ProcessId), night.Asked());
        return (clock.Elapsed.TotalSeconds, after.CpuSeconds - before.CpuSeconds, now.Reads - asked.Reads, now.Writes - asked.Writes, after.PeakMegabytes - before.ResidentMegabytes);
    }
}
