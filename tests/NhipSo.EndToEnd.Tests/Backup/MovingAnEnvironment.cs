using System.Net;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using NhipSo.EndToEnd.Tests.Running;
using NhipSo.Testing;

namespace NhipSo.EndToEnd.Tests.Backup;

/// <summary>
/// An environment whose account is wiped is what it was once its export is imported, or its nightly backup restored: the app answers
/// the same, publishes the same, and receipts hold.
/// </summary>
public sealed class MovingAnEnvironment : IAsyncLifetime
{
    private static readonly string[] Addresses =
        ["submissions/cds-thang/2024-12/35", "submissions/cds-thang/2024-12/35/revisions/1", "submissions/cds-thang/2025-11/01", "submissions/cds-thang/2025-11/01/revisions/2"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nhipso-export-");
    private Deployment deployment = null!;

    public async Task InitializeAsync() => deployment = await Deployment.CreateAsync();

    public async Task DisposeAsync()
    {
        await deployment.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task What_was_exported_or_backed_up_is_imported_and_restored_as_it_was()
    {
        string receipt;
        Dictionary<string, string> answers, published;
        await using (var app = await StartAsync())
        {
            await SendAsync(app, "submissions/cds-thang/2024-12/35", "hanam", Answers.Report(168746, 115665), null);
            var first = await SendAsync(app, "submissions/cds-thang/2025-11/01", "hanoi", Answers.Report(10, 5), null);
            receipt = (string)(await SendAsync(app, "submissions/cds-thang/2025-11/01", "hanoi", Answers.Report(10, 6, "Sửa"), (string)first["hash"]!))["receipt"]!;
            Assert.True(await app.RunTimerAsync("VerifyLedger"), app.Log);
            (answers, published) = (await AnswersAsync(app), await PublishedAsync(app));
        }

        Assert.Contains("It holds.", await ToolAsync(0, "export", folder.FullName), StringComparison.Ordinal);
        Assert.Contains("has an archive already", await ToolAsync(0, "export", folder.FullName), StringComparison.Ordinal);
        await WipeAsync(staying: null);
        var imported = await ToolAsync(0, "import", folder.FullName, "--with-keys");
        Assert.Contains("It holds, and is the archive's.", imported, StringComparison.Ordinal);
        Assert.Contains("nothing was written", await ToolAsync(0, "import", folder.FullName, "--with-keys"), StringComparison.Ordinal);
        await using (var app = await StartAsync())
        {
            await IsAsItWasAsync(app);
            Assert.True(await app.RunTimerAsync("BackUp"), app.Log);
            Assert.Contains("Backup finished: Full", app.Log, StringComparison.Ordinal);
            Assert.True(await app.RunTimerAsync("BackUp"), app.Log);
        }

        await WipeAsync(staying: "backup");
        Assert.Contains("It holds, and is the archive's.", await ToolAsync(0, "restore", "--from", "backup-container"), StringComparison.Ordinal);
        await using (var app = await StartAsync())
            await IsAsItWasAsync(app);
        Assert.Contains("Submissions ('cds-thang|2024-12'", await ToolAsync(3, "restore", "--from", folder.FullName), StringComparison.Ordinal);
        Assert.Contains("2 heads, 3 entries", await ToolAsync(0, "verify"), StringComparison.Ordinal);

        async Task IsAsItWasAsync(AppInstance app)
        {
            Assert.Equal(answers, await AnswersAsync(app));
            Assert.Equal(published, await PublishedAsync(app));
            using var asked = await app.Http.GetAsync(new Uri($"receipts/verify?receipt={receipt}", UriKind.Relative));
            Assert.Equal("held", (string?)(await asked.JsonAsync())["ledger"]);
            Assert.True(await app.RunTimerAsync("VerifyLedger"), app.Log);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(2, "export")]
    [InlineData(2, "restore")]
    [InlineData(2, "export", "folder", "--with-keys")]
    [InlineData(2, "restore", "--from", "backup-container", "--until", "yesterday")]
    [InlineData(1, "restore", "--from", "backup-container")]
    [InlineData(1, "verify", "--connection", "NO_SUCH_VARIABLE")]
    public async Task What_cannot_be_done_is_said(int code, params string[] arguments) => Assert.NotEmpty(await ToolAsync(code, arguments));

    private Task<AppInstance> StartAsync() => AppInstance.StartAsync(deployment.Settings, isHandler: true);

    private async Task<JsonNode> SendAsync(AppInstance app, string address, string key, string report, string? corrects)
    {
        using var response = await app.PutAsync(address, deployment.Keys[key], report, corrects);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return await response.JsonAsync();
    }

    private async Task<Dictionary<string, string>> AnswersAsync(AppInstance app)
    {
        var answers = new Dictionary<string, string>();
        foreach (var address in Addresses)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
            request.Headers.Add("X-Api-Key", deployment.Keys["ministry"]);
            using var response = await app.Http.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            answers[address] = await response.Content.ReadAsStringAsync();
        }

        return answers;
    }

    /// <summary>What anyone reads of the two periods: figures, totals, and where they come from.</summary>
    private async Task<Dictionary<string, string>> PublishedAsync(AppInstance app)
    {
        Assert.True(await app.RunTimerAsync("PublishSnapshots"), app.Log);
        var published = new Dictionary<string, string>();
        foreach (var (name, sequence) in new[] { ("submissions/cds-thang/2024-12", 1), ("submissions/cds-thang/2025-11", 2) })
        {
            var snapshot = await deployment.SnapshotAsync(name, sequence);
            foreach (var part in new[] { "submissions", "totals", "counts" })
                published[$"{name} {part}"] = snapshot[part]!.ToJsonString();
        }

        return published;
    }

    private async Task WipeAsync(string? staying)
    {
        var tables = new TableServiceClient(deployment.Storage.ConnectionString);
        await foreach (var table in tables.QueryAsync())
            await tables.DeleteTableAsync(table.Name);
        var blobs = new BlobServiceClient(deployment.Storage.ConnectionString);
        await foreach (var container in blobs.GetBlobContainersAsync())
        {
            if (container.Name == staying)
                continue;
            if (container.Name != "$web" && !container.Name.StartsWith("internal-", StringComparison.Ordinal))
            {
                await blobs.DeleteBlobContainerAsync(container.Name);
                continue;
            }

            // The templates make these; what was published in them is gone.
            await foreach (var blob in blobs.GetBlobContainerClient(container.Name).GetBlobsAsync())
                await blobs.GetBlobContainerClient(container.Name).DeleteBlobAsync(blob.Name);
        }
    }

    private async Task<string> ToolAsync(int code, params string[] arguments)
    {
        await using var tool = ServerProcess.Start(
            "dotnet", [Repository.PathOf("tools", "Transfer", "bin", AppInstance.Configuration, "net10.0", "Transfer.dll"), .. arguments],
            new Dictionary<string, string?> { ["DATA_STORAGE"] = deployment.Storage.ConnectionString });
        await tool.WaitForExitAsync(TimeSpan.FromMinutes(2));
        Assert.True(tool.ExitCode == code, $"{string.Join(' ', arguments)}: {tool.ExitCode} {tool.Output}");
        return tool.Output;
    }
}
