using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Azure.Functions.Worker.Standalone;

namespace FunctionJson;

/// <summary>The files by which a Functions host knows an app that is its custom handler.</summary>
internal static class Package
{
    // Routes and schedules stay readable: this is no JSON inside of HTML.
    private static readonly JsonSerializerOptions Readable =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes <c>host.json</c> and a <c>function.json</c> a function into <paramref name="folder"/>.</summary>
    /// <exception cref="InvalidOperationException">The app has no function, or one that cannot run.</exception>
    public static void Write(string assembly, string folder)
    {
        // The port is the host's to choose; here only the mode counts.
        var mode = new HostMode(CustomHandlerPort: 0);
        var functions = FunctionDiscovery.In(AppAssembly.Load(assembly));
        if (functions.Count == 0)
            throw new InvalidOperationException($"{assembly} has no functions.");
        foreach (var function in functions)
            function.Trigger.Check(function, mode);

        Write(Path.Combine(folder, "host.json"), CustomHandlerHostJson.Of(assembly));
        foreach (var function in functions)
            Write(Path.Combine(folder, function.Name, "function.json"), Bindings.Of(function));
    }

    private static void Write(string path, JsonObject content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content.ToJsonString(Readable) + "\n");
    }
}
