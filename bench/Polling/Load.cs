using System.Globalization;
using Azure.Data.Tables;
using NhipSo.Domain.Measuring;
using NodaTime;

namespace NhipSo.Bench.Polling;

/// <summary>1,000 systems of 40 metrics, polled each 10 s.</summary>
internal static class Load
{
    private const int Interval = 10;
    private const int WarmUpSlots = 6;

    public static async Task<double> RunAsync(int seconds)
    {
        await using var pages = new Pages();
        await pages.StartAsync();
        var metrics = Enumerable.Range(0, Pages.Metrics).Select(Pages.MetricName).ToArray();
        var catalog = Catalog.With(Enumerable.Range(0, Pages.Systems).Select(system => Catalog.Source(
            Catalog.Id(system), $"http://127.0.0.1:{pages.Port}{Pages.PathOf(system)}", Interval, [.. metrics.Select(name => (name, name))])));
        try
        {
            await using var app = await App.StartAsync(catalog, "*/10 * * * * *", perHost: 64);
            Console.WriteLine($"app {app.ProcessId}");
            // From slot to slot, so that each has all of its polls in it.
            var from = Slot.At(Now(), Interval) + Duration.FromSeconds(Interval * (WarmUpSlots + 1));
            var to = from + Duration.FromSeconds(seconds - (seconds % Interval));
            await UntilAsync(from);
            var before = await MarkAsync(app);
            await UntilAsync(to);
            var after = await MarkAsync(app);
            var polls = after.Polls - before.Polls;
            var cost = 1000 * (after.Cost.CpuSeconds - before.Cost.CpuSeconds) / polls;
            var attempts = await AttemptsAsync(app, from, to);
            var due = Pages.Systems * (int)((to - from).TotalSeconds / Interval);
            var late = attempts.Select(attempt => attempt.Late).Order().ToList();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
                {polls} polls in {(to - from).TotalSeconds} s, {attempts.Count(attempt => attempt.Class == "ok")} of {due} slots stored as ok, {due - attempts.Count} missed
                CPU seconds of our process per 1,000 polls     {cost:F3}   goal at most 0.6
                lateness after slot and jitter, ms             p50 {late[late.Count / 2]:F0}, p95 {late[late.Count * 95 / 100]:F0}, max {late[^1]:F0}
                memory                                         {after.Cost.PeakMegabytes:F0} MB at most, {after.Cost.ResidentMegabytes:F0} MB at the end
                storage transactions a poll                    {(after.Writes - before.Writes) / polls:F3} writes, {(after.Reads - before.Reads) / polls:F3} reads
                """));
            if (app.Log.Length > 0)
                Console.WriteLine(app.Log[..Math.Min(app.Log.Length, 2000)]);
            return due == attempts.Count(attempt => attempt.Class == "ok") ? cost : double.NaN;
        }
        finally
        {
            catalog.Delete(recursive: true);
        }
    }

    private static async Task<(ProcessCost Cost, double Polls, double Writes, double Reads)> MarkAsync(App app)
    {
        var cost = ProcessCost.Of(app.ProcessId);
        return (cost, await app.CountAsync("nhipso_polls_total"), await app.CountAsync("nhipso_storage_requests_total{kind=\"write\""), await app.CountAsync("nhipso_storage_requests_total{kind=\"read\""));
    }

    private static async Task<List<(string Class, double Late)>> AttemptsAsync(App app, Instant from, Instant to)
    {
        var (attempts, pace) = (new List<(string, double)>(), Pace.Of(Interval));
        await foreach (var row in app.TableOf("Measurements").QueryAsync<TableEntity>("RowKey ge 'a|' and RowKey lt 'b'", select: ["PartitionKey", "RowKey", "class", "ended", "milliseconds"]))
        {
            var parts = row.PartitionKey.Split('|');
            var slot = NhipSo.Functions.Polling.MeasurementKeys.MomentOf(NodaTime.Text.LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd").Parse(parts[1]).Value, row.RowKey);
            if (slot < from || slot >= to)
                continue;
            var started = Instant.FromDateTimeOffset(row.GetDateTimeOffset("ended")!.Value) - Duration.FromMilliseconds(row.GetInt32("milliseconds")!.Value);
            attempts.Add((row.GetString("class")!, (started - slot - pace.Jitter(parts[0])).TotalMilliseconds));
        }

        return attempts;
    }

    private static Instant Now() => SystemClock.Instance.GetCurrentInstant();

    private static Task UntilAsync(Instant moment) => Task.Delay((moment - Now()).ToTimeSpan());
}
