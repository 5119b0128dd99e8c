using System.Globalization;
using System.Text;
using NhipSo.Testing;

namespace NhipSo.Bench.Polling;

/// <summary>Debian's Prometheus on the same pages, for comparison; nothing where it is not installed.</summary>
internal static class Prometheus
{
    private const string Program = "/usr/bin/prometheus";
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(45);

    public static async Task<double?> RunAsync(int seconds)
    {
        if (!File.Exists(Program))
            return null;
        await using var pages = new Pages();
        await pages.StartAsync();
        var folder = Directory.CreateTempSubdirectory("nhipso-prometheus-");
        try
        {
            var configuration = new StringBuilder("global: {scrape_interval: 10s, scrape_timeout: 8s}\nscrape_configs:\n- job_name: bench\n  static_configs:\n");
            for (var system = 0; system < Pages.Systems; system++)
                configuration.Append(CultureInfo.InvariantCulture, $"  - {{targets: ['127.0.0.1:{pages.Port}'], labels: {{__metrics_path__: '{Pages.PathOf(system)}', source: '{Catalog.Id(system)}'}}}}\n");
            var file = Path.Combine(folder.FullName, "prometheus.yml");
            await File.WriteAllTextAsync(file, configuration.ToString());
            var port = Ports.Free(1)[0];
            await using var process = ServerProcess.Start(Program, [$"--config.file={file}", $"--storage.tsdb.path={folder.FullName}/data", $"--web.listen-address=127.0.0.1:{port}", "--log.level=error"]);
            await Ports.WaitForAsync(port, TimeSpan.FromSeconds(30));
            await Task.Delay(WarmUp);
            var (before, scrapesBefore) = (ProcessCost.Of(process.Id), await ScrapesAsync(port));
            await Task.Delay(TimeSpan.FromSeconds(seconds));
            var (after, scrapes) = (ProcessCost.Of(process.Id), await ScrapesAsync(port) - scrapesBefore);
            var cost = 1000 * (after.CpuSeconds - before.CpuSeconds) / scrapes;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Prometheus on the same pages, {scrapes} scrapes: {cost:F3} CPU seconds per 1,000, {after.ResidentMegabytes:F0} MB resident"));
            return cost;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>How many scrapes it says that it has made.</summary>
    private static async Task<double> ScrapesAsync(int port)
    {
        using var http = new HttpClient();
        var page = await http.GetStringAsync(new Uri($"http://127.0.0.1:{port}/metrics"));
        return page.Split('\n').Where(line => line.StartsWith("prometheus_target_interval_length_seconds_count", StringComparison.Ordinal))
            .Sum(line => double.Parse(line.Split(' ')[^1], CultureInfo.InvariantCulture));
    }
}
