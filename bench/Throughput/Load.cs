using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace NhipSo.Bench.Throughput;

/// <summary>What a load gave.</summary>
/// <param name="Rate">Submissions a second.</param>
/// <param name="MedianMilliseconds">Of a call.</param>
/// <param name="Writes">Storage write transactions a submission.</param>
/// <param name="Reads">Storage reads a submission.</param>
/// <param name="CpuMilliseconds">CPU time of the app a submission.</param>
internal sealed record Measured(double Rate, double MedianMilliseconds, double Writes, double Reads, double CpuMilliseconds);

/// <summary>Callers, each of them a unit that corrects its report again and again, as fast as it is answered.</summary>
internal sealed class Load(IReadOnlyDictionary<string, string> keys)
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(8);
    private readonly ConcurrentDictionary<(string Period, string Unit), string> heads = new();
    private long number;

    /// <summary>The hash of every revision of the measured period that was acknowledged.</summary>
    public ConcurrentBag<string> Acknowledged { get; } = [];

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    /// <summary>Sends so many reports of one period, after warming up with another until the compiler has settled.</summary>
    public async Task<Measured> RunAsync(int callers, int reports, params HttpClient[] instances)
    {
        var warming = Stopwatch.StartNew();
        await SendAsync(callers, BenchCatalog.WarmUpPeriod, () => warming.Elapsed < WarmUp, instances);
        var before = await CountAsync(instances);
        var clock = Stopwatch.StartNew();
        var left = reports;
        var spans = await SendAsync(callers, BenchCatalog.Period, () => Interlocked.Decrement(ref left) >= 0, instances);
        var seconds = clock.Elapsed.TotalSeconds;
        var after = await CountAsync(instances);
        return new(spans.Count / seconds, Median(spans), (after.Writes - before.Writes) / spans.Count, (after.Reads - before.Reads) / spans.Count, 1000 * (after.Cpu - before.Cpu) / spans.Count);
    }

    private async Task<List<double>> SendAsync(int callers, string period, Func<bool> goesOn, HttpClient[] instances)
    {
        var spans = await Task.WhenAll(BenchCatalog.Units.Take(callers).Select(async (unit, index) =>
        {
            var mine = new List<double>();
            while (goesOn())
            {
                var call = Stopwatch.StartNew();
                if (await SendAsync(instances[(index + mine.Count) % instances.Length], period, unit))
                    mine.Add(call.Elapsed.TotalMilliseconds);
            }

            return mine;
        }));
        return [.. spans.SelectMany(each => each)];
    }

    private async Task<bool> SendAsync(HttpClient instance, string period, string unit)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri($"submissions/{BenchCatalog.Form}/{period}/{unit}", UriKind.Relative))
        {
            Content = new StringContent(BenchCatalog.Report(Interlocked.Increment(ref number)), Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("X-Api-Key", keys[unit]);
        if (heads.TryGetValue((period, unit), out var head))
            request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{head}\""));
        using var response = await instance.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        if (response.StatusCode is HttpStatusCode.ServiceUnavailable)
            return false; // Busy: the same is sent again with the next number, as a province's system would.
        response.EnsureSuccessStatusCode();
        var hash = (string)JsonNode.Parse(body)!["hash"]!;
        heads[(period, unit)] = hash;
        if (period == BenchCatalog.Period)
            Acknowledged.Add(hash);
        return true;
    }

    private static async Task<(double Reads, double Writes, double Cpu)> CountAsync(HttpClient[] instances)
    {
        var texts = await Task.WhenAll(instances.Select(instance => instance.GetStringAsync(new Uri("metrics", UriKind.Relative))));
        return (Sum("nhipso_storage_requests_total{kind=\"read\""), Sum("nhipso_storage_requests_total{kind=\"write\""), Sum("process_cpu_seconds_total"));

        double Sum(string metric) => texts.Sum(text => ValueOf(text, metric));
    }

    private static double ValueOf(string text, string metric) => text.Split('\n')
        .Where(line => line.StartsWith(metric, StringComparison.Ordinal) && line[metric.Length] is ',' or ' ')
        .Sum(line => double.Parse(line.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture));
}
