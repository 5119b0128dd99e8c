using System.Text.Json;
using System.Text.Json.Nodes;

namespace FunctionJson;

/// <summary>
/// The app's <c>host.json</c> with the section that makes the Functions host start the app's executable. The app's
/// own file has none: under the official worker its presence alone would select the wrong dispatcher.
/// </summary>
internal static class CustomHandlerHostJson
{
    private static readonly JsonDocumentOptions Lenient =
        new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <exception cref="FileNotFoundException">The app has no <c>host.json</c> or no executable beside its assembly.</exception>
    public static JsonObject Of(string assembly)
    {
        var executable = Path.GetFileNameWithoutExtension(assembly);
        var folder = Path.GetDirectoryName(assembly)!;
        var json = JsonNode.Parse(File.ReadAllText(Existing(folder, "host.json")), documentOptions: Lenient)!.AsObject();
        _ = Existing(folder, executable);
        json["customHandler"] = new JsonObject
        {
            ["description"] = new JsonObject { ["defaultExecutablePath"] = executable },
            // The first is for hosts that rebuild the request, the second for those that pass it through.
            ["enableForwardingHttpRequest"] = true,
            ["enableProxyingHttpRequest"] = true,
        };
        return json;
    }

    private static string Existing(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path) ? path : throw new FileNotFoundException($"There is no {name} in {folder}.");
    }
}
