using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using NhipSo.Testing;

namespace Azure.Data.Tables.Tests;

/// <summary>Azure's own JavaScript client, which reads what we wrote and writes what we read.</summary>
public sealed class Witness(string connectionString, string table)
{
    /// <summary>A row as the witness sees it, each property with its type and value, and the text that it came as.</summary>
    public async Task<(JsonObject Row, string Wire)> ReadAsync(string partitionKey, string rowKey)
    {
        var answer = await RunAsync(new { command = "read", connectionString, table, partitionKey, rowKey });
        return (answer!["row"]!.AsObject(), (string)answer["wire"]!);
    }

    /// <summary>The keys of all rows.</summary>
    public async Task<List<(string PartitionKey, string RowKey)>> KeysAsync() =>
        [.. (await RunAsync(new { command = "keys", connectionString, table }))!.AsArray()
            .Select(pair => ((string)pair![0]!, (string)pair[1]!))];

    /// <summary>Inserts rows one by one.</summary>
    public Task WriteAsync(params JsonObject[] entities) =>
        RunAsync(new { command = "write", connectionString, table, entities });

    /// <summary>Upserts rows in one transaction.</summary>
    public Task WriteTogetherAsync(params JsonObject[] entities) =>
        RunAsync(new { command = "writeTogether", connectionString, table, entities });

    private static async Task<JsonNode?> RunAsync(object command)
    {
        var script = Repository.PathOf("tests", "Azure.Data.Tables.Tests", "witness.mjs");
        using var process = Process.Start(new ProcessStartInfo("node", [script])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        await process.StandardInput.WriteAsync(JsonSerializer.Serialize(command));
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var answer = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await errors);
        return JsonNode.Parse(answer);
    }
}
