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
            var before = ProcessCost.Of(process.Id);
            await Task.Delay(TimeSpan.FromSeconds(seconds));
            var after = ProcessCost.Of(process.Id);
            var cost = 1000 * (after.CpuSeconds - before.CpuSeconds) / (Pages.Systems * seconds / 10.0);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Prometheus on the same pages: {cost:F3} CPU seconds per 1,000 scrapes, {after.ResidentMegabytes:F0} MB resident"));
            return cost;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
