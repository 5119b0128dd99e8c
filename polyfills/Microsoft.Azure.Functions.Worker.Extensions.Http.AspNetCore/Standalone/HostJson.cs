using System.Text.Json;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Azure.Functions.Worker.Standalone;

/// <summary>What this host heeds of <c>host.json</c>, which lies beside the app's assembly.</summary>
internal static class HostJson
{
    private const string DefaultRoutePrefix = "api";

    private static readonly JsonDocumentOptions Lenient =
        new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>What every route begins with, without slashes at its ends; empty for none.</summary>
    /// <exception cref="InvalidOperationException">The file is missing, as the Functions host also complains.</exception>
    public static string RoutePrefix(IHostEnvironment environment)
    {
        var path = Path.Combine(environment.ContentRootPath, "host.json");
        if (!File.Exists(path))
            throw new InvalidOperationException($"There is no {path}; the app's project must copy host.json to its output.");
        using var document = JsonDocument.Parse(File.ReadAllBytes(path), Lenient);
        var prefix = document.RootElement.TryGetProperty("extensions", out var extensions)
            && extensions.TryGetProperty("http", out var http)
            && http.TryGetProperty("routePrefix", out var value)
                ? value.GetString()
                : DefaultRoutePrefix;
        return (prefix ?? "").Trim('/');
    }
}
