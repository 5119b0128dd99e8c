using System.Text.Json.Nodes;

namespace NhipSo.EndToEnd.Tests.Running;

/// <summary>Reads what the API answers.</summary>
internal static class Answers
{
    /// <summary>The body as JSON.</summary>
    public static async Task<JsonNode> JsonAsync(this HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

    /// <summary>A report by the first version of the form, to 2026-06: the dossiers of the year so far.</summary>
    public static string Report(int all, int online, string? reason = null) => Report("_LK", all, online, reason);

    /// <summary>A report by the version of the form that is asked now, from 2026-07: the dossiers of the period, at least 100.</summary>
    public static string ReportNow(int all, int online, string? reason = null) => Report("", all, online, reason);

    private static string Report(string suffix, int all, int online, string? reason) =>
        new JsonObject { ["values"] = new JsonObject { [$"CP07{suffix}"] = all, [$"CP09{suffix}"] = online }, ["reason"] = reason }
            .ToJsonString().Replace(",\"reason\":null", "");
}
