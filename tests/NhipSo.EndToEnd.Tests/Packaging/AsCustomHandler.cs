using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using NhipSo.EndToEnd.Tests.Access;
using NhipSo.EndToEnd.Tests.Running;
using NhipSo.Testing;

namespace NhipSo.EndToEnd.Tests.Packaging;

/// <summary>The test plays the Functions host against the product as `make package` lays it out.</summary>
public sealed class AsCustomHandler : IAsyncLifetime
{
    private readonly DirectoryInfo package = Directory.CreateTempSubdirectory("nhipso-package-");
    private readonly NodeExporter exporter = new();
    private Deployment deployment = null!;

    public async Task InitializeAsync()
    {
        foreach (var file in Directory.EnumerateFiles(AppInstance.Folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(package.FullName, Path.GetRelativePath(AppInstance.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        await Programs.RunAsync("dotnet",
            [Repository.PathOf("polyfills", "FunctionJson", "bin", AppInstance.Configuration, "net10.0", "FunctionJson.dll"), Path.Combine(package.FullName, "NhipSo.Functions.dll"), package.FullName]);
        await exporter.StartAsync();
        deployment = await Deployment.CreateAsync(NodeExporter.Source("may-chu", exporter.Address, ("memory", "node_memory_MemTotal_bytes", null)));
    }

    public async Task DisposeAsync()
    {
        await exporter.DisposeAsync();
        await deployment.DisposeAsync();
        package.Delete(recursive: true);
    }

    [Fact]
    public void The_package_names_every_function_and_the_executable()
    {
        var functions = package.GetDirectories().Where(folder => File.Exists(Path.Combine(folder.FullName, "function.json"))).Select(folder => folder.Name).Order();
        Assert.Equal(WhoMayCallWhat.Functions.Concat(["BackUp", "CleanSnapshots", "CompactMeasurements", "PollSources", "PublishSnapshots", "ReconcilePeriods", "VerifyLedger", "WatchKeys", "WatchOutages"]).Order(), functions);
        var handler = Read("host.json")["customHandler"]!;
        Assert.True(File.Exists(Path.Combine(package.FullName, (string)handler["description"]!["defaultExecutablePath"]!)));
        Assert.True((bool)handler["enableForwardingHttpRequest"]!);
    }

    [Fact]
    public async Task The_host_forwards_reports_and_calls_timers()
    {
        var port = Ports.Free(1)[0];
        await using var process = ServerProcess.Start(
            Path.Combine(package.FullName, (string)Read("host.json")["customHandler"]!["description"]!["defaultExecutablePath"]!), [],
            new Dictionary<string, string?>(deployment.Settings) { ["FUNCTIONS_CUSTOMHANDLER_PORT"] = $"{port}" }, package.FullName);
        await Ports.WaitForAsync(port, TimeSpan.FromSeconds(60));
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/") };

        var route = ((string)Read("PutSubmission/function.json")["bindings"]![0]!["route"]!)
            .Replace("{form}", "cds-thang", StringComparison.Ordinal).Replace("{period}", "2024-12", StringComparison.Ordinal).Replace("{unit}", "35", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri($"api/{route}", UriKind.Relative)) { Content = new StringContent(Answers.Report(168746, 115665), Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Api-Key", deployment.Keys["hanam"]);
        using var stored = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Created, stored.StatusCode);

        foreach (var timer in new[] { "PollSources", "PublishSnapshots" })
        {
            using var ran = await http.PostAsync(
                new Uri(timer, UriKind.Relative), new StringContent("""{"Data": {"timer": {"IsPastDue": false}}, "Metadata": {}}""", Encoding.UTF8, "application/json"));
            Assert.Equal(HttpStatusCode.OK, ran.StatusCode);
        }

        Assert.Equal(1, (int)(await deployment.SnapshotAsync("submissions/cds-thang/2024-12", 1))["counts"]!["received"]!);
        Assert.Equal("ok", (string?)(await deployment.SnapshotAsync("measurements", 1))["sources"]![0]!["class"]);
    }

    private JsonNode Read(string path) => JsonNode.Parse(File.ReadAllText(Path.Combine(package.FullName, path)))!;
}
