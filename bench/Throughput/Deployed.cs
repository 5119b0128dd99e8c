using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using Azure.Data.Tables;
using Microsoft.Extensions.Configuration;
using NhipSo.Functions.Submissions;
using NhipSo.Testing;

namespace NhipSo.Bench.Throughput;

/// <summary>Storage of its own, provisioned as `make run` does, with instances of the app.</summary>
internal sealed class Deployed : IAsyncDisposable
{
    private readonly Azurite storage;
    private readonly List<ServerProcess> processes = [];

    private Deployed(Azurite storage, ReceiptSigner signer, IReadOnlyDictionary<string, string> keys) => (this.storage, Signer, Keys) = (storage, signer, keys);

    public string ConnectionString => storage.ConnectionString;

    public ReceiptSigner Signer { get; }

    /// <summary>A key a unit.</summary>
    public IReadOnlyDictionary<string, string> Keys { get; }

    /// <summary>The instances' APIs.</summary>
    public HttpClient[] Instances { get; private set; } = [];

    public static async Task<Deployed> StartAsync(DirectoryInfo catalog, int instances)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var azurite = await Azurite.StartAsync();
        var settings = new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = azurite.ConnectionString,
            ["Catalog__Path"] = catalog.FullName,
            ["PollSchedule"] = "0 * * * * *",
            ["Receipts__SigningKey"] = Convert.ToBase64String(key.ExportPkcs8PrivateKey()),
            ["RateLimit__PerMinute"] = "1000000",
            ["RateLimit__Burst"] = "100000",
            ["Logging__LogLevel__Default"] = "Warning",
        };
        var signer = new ReceiptSigner(new ConfigurationBuilder().AddInMemoryCollection([new("Receipts:SigningKey", settings["Receipts__SigningKey"])]).Build());
        var keys = JsonSerializer.Deserialize<Dictionary<string, string>>(await RunAsync(
            "node", [Repository.PathOf("infra", "local", "provision.mjs"), azurite.ConnectionString, .. BenchCatalog.Units.Select(unit => $"{unit}={unit}:sign")]))!;
        var deployed = new Deployed(azurite, signer, keys);
        deployed.Instances = await Task.WhenAll(Enumerable.Range(0, instances).Select(_ => deployed.StartAppAsync(settings)));
        return deployed;
    }

    /// <summary>The hashes of all entries.</summary>
    public async Task<HashSet<string>> ReadHashesAsync()
    {
        var stored = new HashSet<string>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {$"{BenchCatalog.Form}|{BenchCatalog.Period}"} and RowKey ge {"r|"}");
        await foreach (var row in new TableClient(ConnectionString, "Submissions").QueryAsync<TableEntity>(filter, select: ["hash"]))
            stored.Add(row.GetString("hash")!);
        return stored;
    }

    public async ValueTask DisposeAsync()
    {
        Array.ForEach(Instances, instance => instance.Dispose());
        foreach (var process in processes)
            await process.DisposeAsync();
        Signer.Dispose();
        await storage.DisposeAsync();
    }

    private async Task<HttpClient> StartAppAsync(Dictionary<string, string?> settings)
    {
        var port = Ports.Free(1)[0];
        var configuration = AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";
        var process = ServerProcess.Start(
            "dotnet", [Repository.PathOf("functions", "bin", configuration, "net10.0", "NhipSo.Functions.dll")],
            new Dictionary<string, string?>(settings) { ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}" });
        processes.Add(process);
        var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 128 }) { BaseAddress = new($"http://127.0.0.1:{port}/api/v1/") };
        for (var tries = 0; ; tries++)
        {
            try
            {
                (await http.GetAsync(new Uri("health/ready", UriKind.Relative))).EnsureSuccessStatusCode();
                return http;
            }
            catch (HttpRequestException e)
            {
                if (tries == 300)
                    throw new InvalidOperationException($"The app did not start: {process.Output}", e);
                await Task.Delay(100);
            }
        }
    }

    private static async Task<string> RunAsync(string file, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{file} failed.");
    }
}
