using System.Net.Http.Headers;
using System.Text;
using NhipSo.Testing;

namespace NhipSo.EndToEnd.Tests.Running;

/// <summary>One process of the app, as `make run` starts it.</summary>
public sealed class AppInstance : IAsyncDisposable
{
    /// <summary>Debug or Release, as the tests are built.</summary>
    public static readonly string Configuration = AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";

    /// <summary>Where the app is built.</summary>
    public static readonly string Folder = Repository.PathOf("functions", "bin", Configuration, "net10.0");

    private readonly ServerProcess process;

    private AppInstance(ServerProcess process, Uri address)
    {
        this.process = process;
        Http = new HttpClient(new Documented(new SocketsHttpHandler())) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(100) };
    }

    /// <summary>Its API: relative addresses begin below <c>/api/v1/</c>.</summary>
    public HttpClient Http { get; }

    /// <summary>What it has written to its log.</summary>
    public string Log => process.Output;

    /// <summary>Starts an instance; it is ready when this returns.</summary>
    /// <param name="settings">What it runs with.</param>
    /// <param name="isHandler">Whether it runs below a Functions host, which the test plays: timers then run when they are called.</param>
    public static async Task<AppInstance> StartAsync(IReadOnlyDictionary<string, string?> settings, bool isHandler = false)
    {
        var port = Ports.Free(1)[0];
        var address = isHandler ? KeyValuePair.Create("FUNCTIONS_CUSTOMHANDLER_PORT", $"{port}") : KeyValuePair.Create("ASPNETCORE_URLS", $"http://127.0.0.1:{port}");
        var environment = new Dictionary<string, string?>(settings) { [address.Key] = address.Value };
        var app = new AppInstance(
            // Where the official packages are, the app runs below Azure's own host: NHIPSO_FUNC names the folder of the published app.
            Environment.GetEnvironmentVariable("NHIPSO_FUNC") is { Length: > 0 } published
                ? ServerProcess.Start("func", ["start", "--port", $"{port}"], environment, published)
                : ServerProcess.Start("dotnet", [Path.Combine(Folder, "NhipSo.Functions.dll")], environment),
            new Uri($"http://127.0.0.1:{port}/api/v1/"));
        await Eventually.TrueAsync(
            async () => (await app.Http.GetAsync(new Uri("health/live", UriKind.Relative))).IsSuccessStatusCode,
            () => $"The app did not start: {app.Log}");
        return app;
    }

    /// <summary>Sends a report and answers what came back.</summary>
    public async Task<HttpResponseMessage> PutAsync(
        string address, string? key, string body, string? ifMatch = null, string mediaType = "application/json", string? language = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(address, UriKind.Relative))
        {
            Content = new StringContent(body, Encoding.UTF8, mediaType),
        };
        if (key is not null)
            request.Headers.Add("X-Api-Key", key);
        if (ifMatch is not null)
            request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{ifMatch}\""));
        if (language is not null)
            request.Headers.AcceptLanguage.Add(new(language));
        return await Http.SendAsync(request);
    }

    /// <summary>Calls a timer function as the host does; whether its run succeeded.</summary>
    public async Task<bool> RunTimerAsync(string function)
    {
        using var body = new StringContent("""{"Data": {"timer": {"IsPastDue": false}}, "Metadata": {}}""", Encoding.UTF8, "application/json");
        using var ran = await Http.PostAsync(new Uri($"/{function}", UriKind.Relative), body);
        return ran.IsSuccessStatusCode;
    }

    /// <summary>Asks the process to end, as a host does that scales in, and waits.</summary>
    public Task StopAsync() => process.StopAsync(TimeSpan.FromSeconds(30));

    /// <summary>Ends the process without a word.</summary>
    public Task KillAsync() => process.KillAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await process.DisposeAsync();
    }
}
