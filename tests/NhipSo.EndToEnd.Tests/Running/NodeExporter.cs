using System.Globalization;
using System.Text.Json.Nodes;
using NhipSo.Testing;

namespace NhipSo.EndToEnd.Tests.Running;

/// <summary>Prometheus's node exporter of Debian: an agency's system that nobody here wrote.</summary>
internal sealed class NodeExporter : IAsyncDisposable
{
    private readonly int port = Ports.Free(1)[0];
    private ServerProcess? process;

    /// <summary>Where its figures are.</summary>
    public string Address => $"http://127.0.0.1:{port}/metrics";

    /// <summary>Starts it, on the same port each time.</summary>
    public async Task StartAsync()
    {
        process = ServerProcess.Start("prometheus-node-exporter", [$"--web.listen-address=127.0.0.1:{port}"]);
        await Ports.WaitForAsync(port, TimeSpan.FromSeconds(30));
    }

    /// <summary>Stops it.</summary>
    public Task StopAsync() => process!.StopAsync(TimeSpan.FromSeconds(10));

    /// <summary>What its own page says of an unlabelled sample.</summary>
    public async Task<double> ReadAsync(string sample)
    {
        using var http = new HttpClient();
        var page = await http.GetStringAsync(new Uri(Address));
        return double.Parse(page.Split('\n').Single(line => line.StartsWith(sample + " ", StringComparison.Ordinal)).Split(' ')[1], CultureInfo.InvariantCulture);
    }

    /// <summary>A source of the catalogue.</summary>
    public static JsonObject Source(string id, string address, params (string Code, string Metric, JsonObject? Labels)[] metrics) => new()
    {
        ["id"] = id,
        ["name"] = Text(id),
        ["owner"] = "01",
        ["vendor"] = "Prometheus",
        ["kind"] = "openMetrics",
        ["request"] = new JsonObject { ["address"] = address },
        ["intervalSeconds"] = 1,
        ["metrics"] = new JsonArray([.. metrics.Select(metric => new JsonObject
        {
            ["code"] = metric.Code, ["name"] = Text(metric.Code), ["unit"] = Text("byte"), ["from"] = metric.Metric, ["labels"] = metric.Labels,
        })]),
    };

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
            await process.DisposeAsync();
    }

    private static JsonObject Text(string text) => new() { ["vi"] = text, ["en"] = text };
}
