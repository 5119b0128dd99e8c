using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Data.Tables;

namespace NhipSo.EndToEnd.Tests.Running;

/// <summary>A witness that reads a partition of the ledger with nothing of the product's own and holds it against its hashes.</summary>
internal static class LedgerReader
{
    /// <summary>The hashes of all revisions in the order of their sequence; fails where a row, a link or a head is wrong.</summary>
    public static async Task<IReadOnlyList<string>> VerifiedHashesAsync(this Deployment deployment, string partition)
    {
        var rows = await deployment.TableOf("Submissions").QueryAsync<TableEntity>($"PartitionKey eq '{partition}'").ToListAsync();
        var revisions = rows.Where(row => row.RowKey.StartsWith("r|", StringComparison.Ordinal)).OrderBy(row => row.GetInt64("sequence")).ToList();
        var running = new string('0', 64);
        var newest = new Dictionary<string, TableEntity>();
        foreach (var (revision, index) in revisions.Select((revision, index) => (revision, index)))
        {
            var unit = revision.RowKey.Split('|')[1];
            var record = JsonNode.Parse(revision.GetString("record")!)!;
            Assert.Equal(index + 1, revision.GetInt64("sequence"));
            Assert.Equal(revision.GetString("hash"), Sha256(revision.GetString("record")!));
            Assert.Equal(newest.GetValueOrDefault(unit)?.GetString("hash"), (string?)record["previous"]);
            Assert.Equal((unit, partition), ((string?)record["unit"], (string?)record["partition"]));
            Assert.Equal((string?)record["contentHash"], Sha256(revision.GetString("content")!));
            newest[unit] = revision;
            running = Sha256(running + revision.GetString("hash"));
        }

        foreach (var (unit, revision) in newest)
            Assert.Equal(revision.GetString("hash"), rows.Single(row => row.RowKey == $"h|{unit}").GetString("entryHash"));
        if (revisions.Count > 0)
            Assert.Equal(running, rows.Single(row => row.RowKey == "!").GetString("runningHash"));
        return [.. revisions.Select(revision => revision.GetString("hash")!)];
    }

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
