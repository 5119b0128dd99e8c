using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace NhipSo.Functions.Tests.Polling;

/// <summary>An agency's system: a web server that answers as a test says.</summary>
internal sealed class Upstream : IAsyncDisposable
{
    private readonly WebApplication app;
    private int requests;

    private Upstream(WebApplication app, RequestDelegate answer)
    {
        this.app = app;
        app.Run(context =>
        {
            Interlocked.Increment(ref requests);
            return answer(context);
        });
    }

    public Uri Address => new(app.Urls.Single());

    public int Requests => Volatile.Read(ref requests);

    public static async Task<Upstream> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var upstream = new Upstream(builder.Build(), answer);
        await upstream.app.StartAsync();
        return upstream;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
    }
}
