using System.Net;
using System.Text.Json.Nodes;

namespace NhipSo.EndToEnd.Tests.Running;

/// <summary>Reads the site as anyone does: over HTTP, without a key.</summary>
internal static class PublicSite
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.GZip });

    /// <summary>The index, or null when there is none yet.</summary>
    public static async Task<JsonNode?> IndexAsync(this Deployment deployment) => await deployment.FindAsync("data/index.json");

    /// <summary>The newest snapshot of that name, once it is at least at that sequence.</summary>
    public static Task<JsonNode> SnapshotAsync(this Deployment deployment, string name, long sequence) => Eventually.ValueAsync(
        async () =>
        {
            var entry = (await deployment.IndexAsync())?["entries"]?[name];
            return entry is not null && (long)entry["sequence"]! >= sequence ? await deployment.FindAsync($"data/{entry["path"]}") : null;
        },
        () => $"No snapshot '{name}' of sequence {sequence}.");

    /// <summary>A public file's JSON, or null.</summary>
    public static async Task<JsonNode?> FindAsync(this Deployment deployment, string path)
    {
        using var response = await Http.GetAsync(new Uri(deployment.Site, path));
        return response.StatusCode == HttpStatusCode.NotFound ? null : JsonNode.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
    }
}
