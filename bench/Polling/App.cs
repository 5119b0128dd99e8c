using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Azure.Data.Tables;
using NhipSo.Testing;

namespace NhipSo.Bench.Polling;

/// <summary>The app as it is, on storage of its own.</summary>
internal sealed class App : IAsyncDisposable
{
    private readonly Azurite storage;
    private readonly ServerProcess process;
    private readonly HttpClient http;

    private App(Azurite storage, ServerProcess process, HttpClient http) => (this.storage, this.process, this.http) = (storage, process, http);

    public int ProcessId => process.Id;

    public string Log => process.Output;

    public TableClient TableOf(string name) => new(storage.ConnectionString, name);

    public static async Task<App> StartAsync(DirectoryInfo catalog, string schedule, int perHost)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var azurite = await Azurite.StartAsync();
        using (var provision = Process.Start(new ProcessStartInfo("node", [Repository.PathOf("infra", "local", "provision.mjs"), azurite.ConnectionString]) { UseShellExecute = false, RedirectStandardOutput = true })!)
            await provision.WaitForExitAsync();
        var port = Ports.Free(1)[0];
        var configuration = AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";
        var started = ServerProcess.Start("dotnet", [Repository.PathOf("functions", "bin", configuration, "net10.0", "NhipSo.Functions.dll")], new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = azurite.ConnectionString,
            ["Catalog__Path"] = catalog.FullName,
            ["PollSchedule"] = schedule,
            ["Polling__AllowedPrivateHosts"] = "127.0.0.1",
            ["Polling__ConcurrencyPerHost"] = perHost.ToString(CultureInfo.InvariantCulture),
            ["Receipts__SigningKey"] = Convert.ToBase64String(key.ExportPkcs8PrivateKey()),
            ["Logging__LogLevel__Default"] = "Warning",
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}",
        });
        var app = new App(azurite, started, new() { BaseAddress = new($"http://127.0.0.1:{port}/api/v1/") });
        for (var tries = 0; ; tries++)
        {
            try
            {
                (await app.http.GetAsync(new Uri("health/ready", UriKind.Relative))).EnsureSuccessStatusCode();
                return app;
            }
            catch (HttpRequestException e)
            {
                if (tries == 300)
                    throw new InvalidOperationException($"The app did not start: {started.Output}", e);
                await Task.Delay(100);
            }
        }
    }

    /// <summary>What the app has counted of a metric so far, over all of its labels.</summary>
    public async Task<double> CountAsync(string metric) =>
        (await http.GetStringAsync(new Uri("metrics", UriKind.Relative))).Split('\n')
            .Where(line => line.StartsWith(metric, StringComparison.Ordinal) && line[metric.Length] is '{' or ',' or ' ')
            .Sum(line => double.Parse(line.Split(' ')[^1], CultureInfo.InvariantCulture));

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await process.DisposeAsync();
        await storage.DisposeAsync();
    }
}
