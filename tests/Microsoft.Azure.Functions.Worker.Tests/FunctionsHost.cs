using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using NhipSo.Testing;

namespace Microsoft.Azure.Functions.Worker.Tests;

/// <summary>Plays the Functions host in front of the sample app, from a package folder that the tool wrote.</summary>
public sealed class FunctionsHost : IAsyncLifetime, IAsyncDisposable
{
    private readonly HttpClient client = new() { Timeout = TimeSpan.FromSeconds(60) };
    private ServerProcess? process;

    /// <summary>The package's <c>host.json</c>.</summary>
    internal JsonElement HostJson { get; private set; }

    /// <summary>A port that the app's settings name and a custom handler must not listen on.</summary>
    internal int OtherPort { get; private set; }

    internal PackageFolder Folder { get; } = new();

    internal string RoutePrefix =>
        HostJson.GetProperty("extensions").GetProperty("http").GetProperty("routePrefix").GetString()!;

    internal string Output => process!.Output;

    /// <summary>Starts what <c>host.json</c> names and waits until it answers, as the host does.</summary>
    public async Task InitializeAsync()
    {
        await Folder.WriteAsync();
        HostJson = Folder.Read("host.json");
        var executable = HostJson.GetProperty("customHandler").GetProperty("description").GetProperty("defaultExecutablePath").GetString()!;
        var ports = Ports.Free(2);
        var port = ports[0];
        OtherPort = ports[1];
        client.BaseAddress = new Uri($"http://127.0.0.1:{port}");
        process = ServerProcess.Start(
            Path.Combine(AppContext.BaseDirectory, executable),
            [],
            new Dictionary<string, string?>
            {
                ["FUNCTIONS_CUSTOMHANDLER_PORT"] = $"{port}",
                ["FUNCTIONS_WORKER_RUNTIME"] = "custom",
                ["Kestrel__Endpoints__Other__Url"] = $"http://127.0.0.1:{OtherPort}",
                // The host resolves settings; the app would stop at this one if it looked at its own schedule.
                ["TickSchedule"] = null,
            });
        await Ports.WaitForAsync(port, TimeSpan.FromSeconds(60));
    }

    /// <summary>The first binding of a function of the package.</summary>
    internal JsonElement Binding(string function) =>
        Folder.Read(Path.Combine(function, "function.json")).GetProperty("bindings")[0];

    /// <summary>Forwards a request as it came.</summary>
    internal async Task<string> GetAsync(string path, string invocationId = "1")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("X-Azure-Functions-InvocationId", invocationId);
        using var response = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>Calls a timer function; the value goes under the name of its binding.</summary>
    internal Task<HttpResponseMessage> PostTimerAsync(string function, object value) => PostAsync(
        function,
        JsonContent.Create(new { Data = new Dictionary<string, object> { ["timer"] = value }, Metadata = new { } }, options: JsonSerializerOptions.Default));

    internal async Task<HttpResponseMessage> PostAsync(string function, HttpContent body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/{function}") { Content = body };
        request.Headers.Add("X-Azure-Functions-InvocationId", Guid.NewGuid().ToString());
        request.Headers.Add("X-Azure-Functions-HostVersion", "4.1045.200");
        return await client.SendAsync(request);
    }

    internal Task<bool> StopAsync() => process!.StopAsync(TimeSpan.FromSeconds(60));

    public async Task DisposeAsync()
    {
        client.Dispose();
        if (process is not null)
            await process.DisposeAsync();
        Folder.Dispose();
    }

    async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();
}
