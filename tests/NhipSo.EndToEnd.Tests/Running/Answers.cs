using System.Text.Json.Nodes;

namespace NhipSo.EndToEnd.Tests.Running;

/// <summary>Reads what the API answers.</summary>
internal static class Answers
{
    /// <summary>The body as JSON.</summary>
    public static async Task<JsonNode> JsonAsync(this HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

    /// <summary>A report with the two required values.</summary>
    public static string Report(int all, int online, string? reason = null) =>
        new JsonObject { ["values"] = new JsonObject { ["CP07_LK"] = all, ["CP09_LK"] = online }, ["reason"] = reason }
            .ToJsonString().Replace(",\"reason\":null", "");
}
