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
internal sealed record Measured(double Rate, double MedianMilliseconds, double Writes, double Reads);

/// <summary>Callers, each of them a unit that corrects its report again and again, as fast as it is answered.</summary>
internal sealed class Load(IReadOnlyDictionary<string, string> keys)
{
    private readonly ConcurrentDictionary<string, string> heads = new();
    private long number;

    /// <summary>The hash of every revision that was acknowledged.</summary>
    public ConcurrentBag<string> Acknowledged { get; } = [];

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    /// <summary>Sends for <paramref name="span"/>, after a second of warming up.</summary>
    public async Task<Measured> RunAsync(int callers, TimeSpan span, params HttpClient[] instances)
    {
        await SendAsync(callers, TimeSpan.FromSeconds(2), instances);
        var before = await CountAsync(instances);
        var clock = Stopwatch.StartNew();
        var spans = await SendAsync(callers, span, instances);
        var seconds = clock.Elapsed.TotalSeconds;
        var after = await CountAsync(instances);
        return new(spans.Count / seconds, Median(spans), (after.Writes - before.Writes) / spans.Count, (after.Reads - before.Reads) / spans.Count);
    }

    private async Task<List<double>> SendAsync(int callers, TimeSpan span, HttpClient[] instances)
    {
        var clock = Stopwatch.StartNew();
        var spans = await Task.WhenAll(BenchCatalog.Units.Take(callers).Select(async (unit, index) =>
        {
            var mine = new List<double>();
            while (clock.Elapsed < span)
            {
                var call = Stopwatch.StartNew();
                if (await SendAsync(instances[(index + mine.Count) % instances.Length], unit))
                    mine.Add(call.Elapsed.TotalMilliseconds);
            }

            return mine;
        }));
        return [.. spans.SelectMany(each => each)];
    }

    private async Task<bool> SendAsync(HttpClient instance, string unit)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri($"submissions/{BenchCatalog.Form}/{BenchCatalog.Period}/{unit}", UriKind.Relative))
        {
            Content = new StringContent(BenchCatalog.Report(Interlocked.Increment(ref number)), Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("X-Api-Key", keys[unit]);
        if (heads.TryGetValue(unit, out var head))
            request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{head}\""));
        using var response = await instance.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        if (response.StatusCode is HttpStatusCode.ServiceUnavailable)
            return false; // Busy: the same is sent again with the next number, as a province's system would.
        response.EnsureSuccessStatusCode();
        var hash = (string)JsonNode.Parse(body)!["hash"]!;
        heads[unit] = hash;
        Acknowledged.Add(hash);
        return true;
    }

    private static async Task<(double Reads, double Writes)> CountAsync(HttpClient[] instances)
    {
        var texts = await Task.WhenAll(instances.Select(instance => instance.GetStringAsync(new Uri("metrics", UriKind.Relative))));
        return (texts.Sum(text => ValueOf(text, "read")), texts.Sum(text => ValueOf(text, "write")));
    }

    private static double ValueOf(string text, string kind)
    {
        var line = text.Split('\n').FirstOrDefault(each => each.StartsWith($"nhipso_storage_requests_total{{kind=\"{kind}\"}}", StringComparison.Ordinal));
        return line is null ? 0 : double.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
