using System.Globalization;
using System.Text;
using NhipSo.Testing;

namespace NhipSo.Bench.Polling;

/// <summary>1,000 systems' pages of 40 metrics each, which one nginx serves from files and always in full.</summary>
internal sealed class Pages : IAsyncDisposable
{
    public const int Systems = 1000;
    public const int Metrics = 40;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nhipso-pages-");
    private ServerProcess? nginx;

    public int Port { get; } = Ports.Free(1)[0];

    public static string PathOf(int system) => string.Create(CultureInfo.InvariantCulture, $"/s/{system:D4}.txt");

    public static string MetricName(int metric) => string.Create(CultureInfo.InvariantCulture, $"bench_metric_{metric:D2}");

    public async Task StartAsync()
    {
        Directory.CreateDirectory(Path.Combine(folder.FullName, "s"));
        for (var system = 0; system < Systems; system++)
            await File.WriteAllTextAsync(folder.FullName + PathOf(system), Page(system));
        var configuration = Path.Combine(folder.FullName, "nginx.conf");
        await File.WriteAllTextAsync(configuration, $$"""
            {{(Environment.UserName == "root" ? "user root; " : "")}}daemon off; pid {{folder.FullName}}/pid; error_log stderr; worker_processes 1;
            events { worker_connections 2048; }
            http {
              access_log off; sendfile on; keepalive_requests 1000000; default_type text/plain;
              client_body_temp_path {{folder.FullName}}/t1; proxy_temp_path {{folder.FullName}}/t2; fastcgi_temp_path {{folder.FullName}}/t3;
              uwsgi_temp_path {{folder.FullName}}/t4; scgi_temp_path {{folder.FullName}}/t5;
              server { listen 127.0.0.1:{{Port}}; root {{folder.FullName}}; etag off; if_modified_since off; add_header Last-Modified ""; }
            }
            """);
        nginx = ServerProcess.Start("nginx", ["-c", configuration, "-p", folder.FullName, "-e", "stderr"]);
        await Ports.WaitForAsync(Port, TimeSpan.FromSeconds(20));
    }

    public async ValueTask DisposeAsync()
    {
        if (nginx is not null)
            await nginx.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private static string Page(int system)
    {
        var page = new StringBuilder();
        for (var metric = 0; metric < Metrics; metric++)
            page.Append(CultureInfo.InvariantCulture, $"# HELP {MetricName(metric)} A figure of the bench.\n# TYPE {MetricName(metric)} gauge\n{MetricName(metric)}{{system=\"{system}\"}} {(system * 61) + (metric / 8.0)}\n");
        return page.ToString();
    }
}
