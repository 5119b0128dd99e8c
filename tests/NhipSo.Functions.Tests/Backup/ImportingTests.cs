using Azure.Data.Tables;
using NhipSo.Functions.Backup;
using NhipSo.Functions.Storage;

namespace NhipSo.Functions.Tests.Backup;

/// <summary>An archive is taken into an account that has no other data, whole, or the account stays as it was.</summary>
public sealed class ImportingTests : IAsyncLifetime
{
    private readonly Kept kept = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nhipso-export-");

    private FolderHome Folder => new(folder.FullName);

    public Task InitializeAsync() => kept.InitializeAsync();

    public async Task DisposeAsync()
    {
        await kept.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task An_account_with_other_data_is_refused_and_stays_as_it_is()
    {
        await kept.ExportAsync(Folder);
        await kept.To.Tables.GetTableClient(TableNames.Submissions).AddEntityAsync(new TableEntity("cds-thang|2026-11", "!") { ["sequence"] = 1L });
        var before = await Kept.ContentsAsync(kept.To);
        var refused = await Assert.ThrowsAsync<TransferRefusedException>(() => kept.RestoreAsync(Folder));
        Assert.Contains("Submissions ('cds-thang|2026-11', '!'", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await Kept.ContentsAsync(kept.To));
    }

    [Fact]
    public async Task An_account_with_the_same_data_is_left_as_it_is()
    {
        await kept.ExportAsync(Folder);
        var before = await Kept.ContentsAsync(kept.From);
        var restored = await kept.RestorerOf(kept.From).RunAsync(Folder, (await ChainAsync())!, Taken.All, progress: null, default);
        Assert.True(restored.WasThere);
        Assert.Equal(before, await Kept.ContentsAsync(kept.From));

        Assert.False((await kept.RestoreAsync(Folder)).WasThere);
        Assert.True((await kept.RestoreAsync(Folder)).WasThere);
    }

    [Fact]
    public async Task Other_definitions_under_the_same_name_are_refused()
    {
        await kept.ExportAsync(Folder);
        await kept.To.Blobs.Container("catalog").GetBlobClient("forms/x.1.json").UploadAsync(new BinaryData("""{"other":1}"""));
        var before = await Kept.ContentsAsync(kept.To);
        var refused = await Assert.ThrowsAsync<TransferRefusedException>(() => kept.RestoreAsync(Folder));
        Assert.Contains("catalog/forms/x.1.json", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await Kept.ContentsAsync(kept.To));
    }

    [Fact]
    public async Task Nothing_is_taken_of_a_part_that_was_altered()
    {
        var chain = await kept.ExportAsync(Folder);
        var part = chain.Newest.Parts.First(each => each.Of == TableNames.Submissions);
        var file = Path.Combine(folder.FullName, part.Path);
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);
        var failed = await Assert.ThrowsAsync<InvalidDataException>(() => kept.RestoreAsync(Folder));
        Assert.Contains(part.Path, failed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(await Kept.ContentsAsync(kept.To), row => row.StartsWith(TableNames.Submissions, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_pilots_keys_and_how_it_ran_are_left_out_unless_they_are_asked_for()
    {
        await kept.ExportAsync(Folder);
        await kept.To.Tables.GetTableClient(TableNames.Keys).AddEntityAsync(new TableEntity("key", "admin"));
        await kept.RestoreAsync(Folder, taken: new(IsImport: true, WithKeys: false));
        var missing = (await Kept.ContentsAsync(kept.From)).Except(await Kept.ContentsAsync(kept.To), StringComparer.Ordinal).ToList();
        Assert.Equal(["Keys", "Pending", "Sources"], missing.Select(row => row.Split(' ')[0]));
        Assert.Contains("\"watch\",\"working\"", missing[1], StringComparison.Ordinal);
        Assert.Contains("\"poller\",\"beat\"", missing[2], StringComparison.Ordinal);
        Assert.Contains(await Kept.ContentsAsync(kept.To), row => row.StartsWith("Keys [\"key\",\"admin\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_accounts_own_checkpoints_stay()
    {
        await kept.Ledger.VerifyAsync();
        await kept.ExportAsync(Folder);
        var log = kept.To.Blobs.Container("checkpoints").GetBlobClient("log/00000001.jws");
        await log.UploadAsync(new BinaryData("its own"));
        Assert.True((await kept.RestoreAsync(Folder)).KeepsLog);
        Assert.Equal("its own", (await log.DownloadContentAsync()).Value.Content.ToString());
    }

    private async Task<ArchiveChain?> ChainAsync() => Archives.ChainOf(await Archives.ReadAsync(Folder, default));
}
