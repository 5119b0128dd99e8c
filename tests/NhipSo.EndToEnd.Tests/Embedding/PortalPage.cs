using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NhipSo.Testing;

namespace NhipSo.EndToEnd.Tests.Embedding;

/// <summary>A portal of another origin than ours, with one page.</summary>
internal sealed class PortalPage : IAsyncDisposable
{
    private readonly WebApplication app;

    public PortalPage()
    {
        Origin = $"http://localhost:{Ports.Free(1)[0]}";
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Urls.Add(Origin);
        app.MapGet("/", (HttpResponse response) =>
        {
            response.Headers["Referrer-Policy"] = "no-referrer"; // a portal may be strict
            response.Cookies.Append("portal", "own");
            return Results.Content($"<!doctype html><html lang=vi><title>Cổng</title><body><h1>Cổng dịch vụ công</h1>{Body}</body></html>", "text/html; charset=utf-8");
        });
        app.MapGet("/favicon.ico", () => Results.NoContent());
        app.Start();
    }

    /// <summary>As a browser names it.</summary>
    public string Origin { get; }

    /// <summary>What the page embeds.</summary>
    public string Body { get; set; } = "";

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
