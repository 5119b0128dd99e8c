using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NhipSo.Testing;

namespace NhipSo.EndToEnd.Tests.Documentation;

/// <summary>A server that is out of reach a few times, as ours says it, and then stores.</summary>
internal sealed class Faltering : IAsyncDisposable
{
    public const int RetryAfterSeconds = 3;

    private readonly WebApplication app;
    private int requests;

    public Faltering(int status, int falters)
    {
        Address = new Uri($"http://127.0.0.1:{Ports.Free(1)[0]}/api/v1");
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Urls.Add(Address.GetLeftPart(UriPartial.Authority));
        app.MapPut("/api/v1/{**address}", async (HttpRequest request, HttpResponse response) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            Bodies.Enqueue(Convert.ToHexString(body.ToArray()));
            if (Interlocked.Increment(ref requests) > falters)
                return Results.Json(new { unit = new { name = new { vi = "Đơn vị thử nghiệm" } }, revision = 1, received = "2026-11-22T07:00:00Z" }, statusCode: 201);
            response.Headers.RetryAfter = $"{RetryAfterSeconds}";
            return Results.Json(new { code = "busy" }, contentType: "application/problem+json", statusCode: status);
        });
        app.Start();
    }

    public Uri Address { get; }

    /// <summary>What was sent, as hexadecimal digits.</summary>
    public ConcurrentQueue<string> Bodies { get; } = [];

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
