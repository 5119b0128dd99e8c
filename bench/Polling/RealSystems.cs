using System.Globalization;
using System.Text.Json.Nodes;
using NhipSo.Testing;

namespace NhipSo.Bench.Polling;

/// <summary>Debian's node exporter, Prometheus and nginx: systems that nobody here wrote, on ports of this machine.</summary>
internal sealed class RealSystems : IAsyncDisposable
{
    private readonly int[] ports = Ports.Free(3);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nhipso-real-");
    private readonly List<ServerProcess> others = [];
    private ServerProcess? exporter;

    /// <summary>What is polled of them.</summary>
    public JsonObject[] Sources(int interval) =>
    [
        Catalog.Source("node-exporter", $"http://127.0.0.1:{ports[0]}/metrics", interval, ("memory", "node_memory_MemTotal_bytes"), ("load", "node_load1")),
        With(Catalog.Source("prometheus", $"http://127.0.0.1:{ports[1]}/api/v1/query?query=prometheus_build_info", interval, ("builds", "/data/result/0/value/1")), "json"),
        With(Catalog.Source("nginx", $"http://127.0.0.1:{ports[2]}/", interval, ("up", "up"), ("seconds", "seconds")), "probe", new() { ["status"] = 200, ["contains"] = "Cổng dịch vụ công" }),
    ];

    public async Task StartAsync()
    {
        await StartExporterAsync();
        var yaml = Path.Combine(folder.FullName, "prometheus.yml");
        await File.WriteAllTextAsync(yaml, string.Create(CultureInfo.InvariantCulture, $$"""
            global: {scrape_interval: 1s}
            scrape_configs: [{job_name: self, static_configs: [{targets: ['127.0.0.1:{{ports[1]}}']}]}]
            """));
        others.Add(ServerProcess.Start("prometheus", [$"--config.file={yaml}", $"--storage.tsdb.path={folder.FullName}/data", $"--web.listen-address=127.0.0.1:{ports[1]}", "--log.level=error"]));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "index.html"), "<!doctype html><meta charset=utf-8><title>Cổng dịch vụ công</title>");
        var conf = Path.Combine(folder.FullName, "nginx.conf");
        await File.WriteAllTextAsync(conf, $$"""
            {{(Environment.UserName == "root" ? "user root; " : "")}}daemon off; pid {{folder.FullName}}/pid; error_log stderr; events { }
            http {
              access_log off; default_type text/html; client_body_temp_path {{folder.FullName}}/t1; proxy_temp_path {{folder.FullName}}/t2;
              fastcgi_temp_path {{folder.FullName}}/t3; uwsgi_temp_path {{folder.FullName}}/t4; scgi_temp_path {{folder.FullName}}/t5;
              server { listen 127.0.0.1:{{ports[2]}}; root {{folder.FullName}}; }
            }
            """);
        others.Add(ServerProcess.Start("nginx", ["-c", conf, "-p", folder.FullName, "-e", "stderr"]));
        foreach (var port in ports)
            await Ports.WaitForAsync(port, TimeSpan.FromSeconds(30));
        await AnswersAsync();
    }

    public async Task StartExporterAsync()
    {
        exporter = ServerProcess.Start("prometheus-node-exporter", [$"--web.listen-address=127.0.0.1:{ports[0]}"]);
        await Ports.WaitForAsync(ports[0], TimeSpan.FromSeconds(30));
    }

    public Task KillExporterAsync() => exporter!.KillAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var process in others.Append(exporter!))
            await process.DisposeAsync();
        folder.Delete(recursive: true);
    }

    /// <summary>Prometheus knows of its own build once it has asked itself.</summary>
    private async Task AnswersAsync()
    {
        using var http = new HttpClient();
        for (var tries = 0; tries < 200; tries++, await Task.Delay(200))
        {
            var answer = await http.GetAsync(new Uri($"http://127.0.0.1:{ports[1]}/api/v1/query?query=prometheus_build_info"));
            if ((await answer.Content.ReadAsStringAsync()).Contains("\"value\"", StringComparison.Ordinal))
                return;
        }

        throw new InvalidOperationException("Prometheus has nothing to say of itself.");
    }

    private static JsonObject With(JsonObject source, string kind, JsonObject? expect = null)
    {
        source["kind"] = kind;
        if (expect is not null)
            source["expect"] = expect;
        return source;
    }
}
