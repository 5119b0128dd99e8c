// How many reports a second can be stored, of 60 values each, over real HTTP, for one form and period: `make bench`. It starts an
// Azurite and the app as they are, measures what that storage does without the product, and prints ratios within this one run.
// Callers, the app and the storage share the machine.
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using Azure.Data.Tables;
using Microsoft.Extensions.Configuration;
using NhipSo.Bench.Throughput;
using NhipSo.Functions.Definitions;
using NhipSo.Functions.Submissions;
using NhipSo.Testing;

var span = TimeSpan.FromSeconds(args is [var seconds] ? int.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture) : 10);
await using var storage = await Azurite.StartAsync();
var folder = BenchCatalog.Write();
try
{
    var keys = JsonSerializer.Deserialize<Dictionary<string, string>>(Run(
        "node", [Repository.PathOf("infra", "local", "provision.mjs"), storage.ConnectionString, .. BenchCatalog.Units.Select(unit => $"{unit}={unit}:sign")]))!;
    using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    var settings = new Dictionary<string, string?>
    {
        ["AzureWebJobsStorage"] = storage.ConnectionString,
        ["PollSchedule"] = "0 * * * * *",
        ["Catalog__Path"] = folder.FullName,
        ["Receipts__SigningKey"] = Convert.ToBase64String(key.ExportPkcs8PrivateKey()),
        ["RateLimit__PerMinute"] = "1000000",
        ["RateLimit__Burst"] = "100000",
        ["Logging__LogLevel__Default"] = "Warning",
    };
    using var signer = new ReceiptSigner(new ConfigurationBuilder().AddInMemoryCollection([new("Receipts:SigningKey", settings["Receipts__SigningKey"])]).Build());
    var tables = new TableServiceClient(storage.ConnectionString);
    await tables.CreateTableIfNotExistsAsync("Bare");
    var bare = new BareStorage(tables.GetTableClient("Bare"), CatalogueFiles.Read(folder.FullName), signer);
    await bare.OneTransactionAsync(50); // connects and compiles

    var single = await bare.SingleInsertsAsync(64, span / 2);
    var full = await bare.FullTransactionsAsync(span / 2);
    var one = await bare.OneTransactionAsync(200);
    Console.WriteLine($"bare storage: {single:F0} single inserts/s by 64 callers (a); {full:F0} submissions/s in full transactions (b); {one:F1} ms a transaction of one submission");

    var load = new Load(keys);
    await using var first = App(settings, out var firstHttp);
    await ReadyAsync(first, firstHttp);
    var rates = new Dictionary<int, Measured>();
    foreach (var callers in new[] { 1, 16, 64 })
    {
        var measured = rates[callers] = await load.RunAsync(callers, span, firstHttp);
        Console.WriteLine($"{callers,2} callers: {measured.Rate:F0} submissions/s, median {measured.MedianMilliseconds:F1} ms, {measured.Writes:F3} write transactions and {measured.Reads:F3} reads a submission");
    }

    await using var second = App(settings, out var secondHttp);
    await ReadyAsync(second, secondHttp);
    var contended = await load.RunAsync(64, span, firstHttp, secondHttp);
    var stored = await CountStoredAsync(tables);
    var lost = load.Acknowledged.Distinct().Count(hash => !stored.Contains(hash));
    Console.WriteLine($"two instances contending, 64 callers: {contended.Rate:F0} submissions/s; {load.Acknowledged.Count} acknowledged in all, {lost} lost");

    Console.WriteLine($"""

        64 callers / (a) single inserts            {rates[64].Rate / single:F2}   goal at least 2
        64 callers / (b) bare full transactions    {rates[64].Rate / full:F2}   goal at least 0.5
        write transactions a submission, 64        {rates[64].Writes:F3}  goal at most 0.1
        1 caller / one bare transaction (latency)  {rates[1].MedianMilliseconds / one:F2}   goal at most 1.3
        two instances / one                        {contended.Rate / rates[64].Rate:F2}   goal at least 0.7
        acknowledged and lost                      {lost}      goal 0
        """);
    return lost == 0 ? 0 : 1;
}
finally
{
    folder.Delete(recursive: true);
}

static ServerProcess App(Dictionary<string, string?> settings, out HttpClient http)
{
    var port = Ports.Free(1)[0];
    var configuration = AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";
    http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 128 }) { BaseAddress = new($"http://127.0.0.1:{port}/api/v1/") };
    return ServerProcess.Start(
        "dotnet", [Repository.PathOf("functions", "bin", configuration, "net10.0", "NhipSo.Functions.dll")],
        new Dictionary<string, string?>(settings) { ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}" });
}

static async Task ReadyAsync(ServerProcess app, HttpClient http)
{
    for (var tries = 0; ; tries++)
    {
        try
        {
            (await http.GetAsync(new Uri("health/ready", UriKind.Relative))).EnsureSuccessStatusCode();
            return;
        }
        catch (HttpRequestException e)
        {
            if (tries == 300)
                throw new InvalidOperationException($"The app did not start: {app.Output}", e);
            await Task.Delay(100);
        }
    }
}

static async Task<HashSet<string>> CountStoredAsync(TableServiceClient tables)
{
    var stored = new HashSet<string>();
    var filter = TableClient.CreateQueryFilter($"PartitionKey eq {$"{BenchCatalog.Form}|{BenchCatalog.Period}"} and RowKey ge {"r|"}");
    await foreach (var row in tables.GetTableClient("Submissions").QueryAsync<TableEntity>(filter, select: ["hash"]))
        stored.Add(row.GetString("hash")!);
    return stored;
}

static string Run(string file, string[] arguments)
{
    using var process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
    var output = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{file} failed.");
}
