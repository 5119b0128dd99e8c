using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.Http.Resilience.Tests;

/// <summary>The other side of the wire: answers as a test says and remembers what arrived.</summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly List<string> bodies = [];
    private readonly SemaphoreSlim arrived = new(0);

    private Server(WebApplication app, Func<HttpContext, int, Task> answer)
    {
        this.app = app;
        app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var body = await reader.ReadToEndAsync();
            int number;
            lock (bodies)
            {
                bodies.Add(body);
                number = bodies.Count;
            }

            arrived.Release();
            await answer(context, number);
        });
    }

    public Uri Address => new(app.Urls.Single());

    /// <summary>The body of each request that arrived, in order.</summary>
    public string[] Bodies
    {
        get
        {
            lock (bodies)
                return [.. bodies];
        }
    }

    public int Requests => Bodies.Length;

    /// <param name="answer">Gets the request and its number, from 1.</param>
    public static async Task<Server> StartAsync(Func<HttpContext, int, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new Server(builder.Build(), answer);
        await server.app.StartAsync();
        return server;
    }

    /// <summary>Answers the status codes in turn, the last one for ever.</summary>
    public static Task<Server> StartAsync(params int[] statusCodes) => StartAsync((context, number) =>
    {
        context.Response.StatusCode = statusCodes[Math.Min(number, statusCodes.Length) - 1];
        return Task.CompletedTask;
    });

    /// <summary>Never answers; a request ends when its client gives it up.</summary>
    public static Task<Server> StartSilentAsync() => StartAsync(async (context, _) =>
        await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing));

    /// <summary>Waits until one more request has arrived.</summary>
    public async Task OneMoreAsync() =>
        Assert.True(await arrived.WaitAsync(TimeSpan.FromSeconds(30)), $"No further request; there were {Requests}.");

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
        arrived.Dispose();
    }
}
