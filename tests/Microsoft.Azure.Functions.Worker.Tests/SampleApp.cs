using System.Net;
using NhipSo.Testing;

namespace Microsoft.Azure.Functions.Worker.Tests;

/// <summary>The sample app as a process of its own, listening on a free port.</summary>
public sealed class SampleApp : IAsyncLifetime, IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly int port = Ports.Free(1)[0];
    private readonly Dictionary<string, string?> environment;

    /// <summary>An app whose timer is far from its time.</summary>
    public SampleApp()
        : this([])
    {
    }

    internal SampleApp(Dictionary<string, string?> settings)
    {
        environment = new Dictionary<string, string?>(settings, StringComparer.Ordinal);
        environment.TryAdd("TickSchedule", "0 0 0 1 1 *");
        environment.TryAdd("ASPNETCORE_URLS", $"http://127.0.0.1:{port}");
        Client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = Limit };
    }

    /// <summary>Asks the app.</summary>
    internal HttpClient Client { get; }

    internal ServerProcess Process { get; private set; } = null!;

    internal int Port => port;

    /// <summary>Where the sample app was built to.</summary>
    internal static string Executable { get; } = Path.Combine(AppContext.BaseDirectory, "SampleFunctions");

    /// <summary>Starts an app with further settings; it answers when this returns.</summary>
    internal static async Task<SampleApp> StartAsync(Dictionary<string, string?> settings)
    {
        var app = new SampleApp(settings);
        await app.InitializeAsync();
        return app;
    }

    public async Task InitializeAsync()
    {
        Launch();
        await Ports.WaitForAsync(port, Limit);
    }

    /// <summary>Starts the app without waiting for it.</summary>
    internal void Launch() => Process = ServerProcess.Start(Executable, [], environment);

    /// <summary>Waits until the app has ended by itself.</summary>
    internal Task WaitForExitAsync() => Eventually.IsTrueAsync(() => Process.HasExited, "the app to end");

    /// <summary>Waits until the app has written <paramref name="text"/>.</summary>
    internal Task WaitForOutputAsync(string text) =>
        Eventually.IsTrueAsync(() => Process.Output.Contains(text, StringComparison.Ordinal), $"'{text}' in the app's output");

    internal async Task<string> GetAsync(string path, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var response = await Client.GetAsync(path);
        Assert.Equal(expected, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await Process.DisposeAsync();
    }

    async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();
}
