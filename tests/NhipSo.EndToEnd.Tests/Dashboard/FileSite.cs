using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using NhipSo.Testing;

namespace NhipSo.EndToEnd.Tests.Dashboard;

/// <summary>The dashboard as it was built, beside published files that the test wrote: no storage, no function.</summary>
public sealed class FileSite : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly WebApplication server;
    private readonly Dictionary<string, object> entries = [];
    private readonly Dictionary<string, byte[]> files = [];
    private readonly ConcurrentBag<string> asked = [];

    private FileSite(WebApplication server) => this.server = server;

    /// <summary>Where it is.</summary>
    public Uri Address => new(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <summary>Which published files were read.</summary>
    public IReadOnlyCollection<string> Asked => asked;

    /// <summary>Starts it.</summary>
    public static async Task<FileSite> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        var site = new FileSite(builder.Build());
        site.server.Use(site.AnswerAsync);
        site.server.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(Repository.PathOf("dashboard", "dist")), ContentTypeProvider = new FileExtensionContentTypeProvider() });
        await site.server.StartAsync();
        return site;
    }

    /// <summary>Publishes a file under a name of the index.</summary>
    public void Publish(string name, object content, long sequence = 1)
    {
        Put($"{name}/1.json", content);
        entries[name] = new { path = $"{name}/1.json", sequence, definitions = "test", asOf = DateTimeOffset.UtcNow };
    }

    /// <summary>Loses a file that the index goes on naming.</summary>
    public void Lose(string name) => files.Remove($"{name}/1.json");

    /// <summary>Writes a file that another one names.</summary>
    public void Put(string path, object content) => files[path] = JsonSerializer.SerializeToUtf8Bytes(content, Json);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path.Value!;
        if (!path.StartsWith("/data/", StringComparison.Ordinal))
        {
            await next(context);
            return;
        }

        asked.Add(path["/data/".Length..]);
        context.Response.ContentType = "application/json; charset=utf-8";
        if (path == "/data/index.json")
            await context.Response.WriteAsJsonAsync(new { version = 1, asOf = DateTimeOffset.UtcNow, entries });
        else if (files.TryGetValue(path["/data/".Length..], out var content))
            await context.Response.Body.WriteAsync(content);
        else
            context.Response.StatusCode = 404;
    }
}
