using NhipSo.Functions.Backup;
using NodaTime;

namespace NhipSo.Functions.Tests.Backup;

/// <summary>Whatever dies whenever: nothing that restoring would take is half, and the next run goes on.</summary>
public sealed class CrashTests : IAsyncLifetime
{
    private readonly Kept kept = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nhipso-export-");

    public Task InitializeAsync() => kept.InitializeAsync();

    public async Task DisposeAsync()
    {
        await kept.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_backup_without_its_manifest_is_none_and_is_cleaned_up_later()
    {
        await kept.WriterOf(kept.From).WriteAsync(kept.Home, "20261110-dead", before: null, Journal.Of(kept.Time.Now), progress: null, default);
        Assert.Empty(await Archives.ReadAsync(kept.Home, default));
        await kept.BackUpAsync();
        kept.Time.Now += Duration.FromDays(1);
        await kept.BackUpAsync();
        var named = (await Archives.ReadAsync(kept.Home, default)).SelectMany(archive => archive.Parts).Select(part => part.Path);
        Assert.Equal(named.Order(StringComparer.Ordinal), await PartsAsync());
        Assert.Empty((await kept.RestoreAsync()).Faults);
    }

    [Fact]
    public async Task Of_two_runs_at_once_one_stands_and_the_same_day_again_does_nothing()
    {
        await Task.WhenAll(kept.BackUpAsync(), kept.BackUpAsync());
        var archive = Assert.Single(await Archives.ReadAsync(kept.Home, default));
        Assert.Equal(archive.Parts.Select(part => part.Path), await PartsAsync());
        await kept.BackUpAsync();
        Assert.Equal(archive.Parts.Select(part => part.Path), await PartsAsync());
        Assert.Empty((await kept.RestoreAsync()).Faults);
        Assert.Equal(await Kept.ContentsAsync(kept.From), await Kept.ContentsAsync(kept.To));
    }

    [Fact]
    public async Task The_last_two_full_backups_stay_with_what_goes_on_from_them()
    {
        foreach (var (month, day) in new[] { (9, 1), (9, 2), (10, 3), (10, 4), (11, 1), (11, 2) })
        {
            kept.Time.Now = Instant.FromUtc(2027, month, day, 20, 20);
            await kept.BackUpAsync();
        }

        var all = await Archives.ReadAsync(kept.Home, default);
        Assert.Equal(["20271003", "20271004", "20271101", "20271102"], all.Select(archive => archive.Id));
        Assert.Equal([true, false, true, false], all.Select(archive => archive.Blobs > 0)); // none was new
        Assert.Equal(all.SelectMany(archive => archive.Parts).Select(part => part.Path).Order(StringComparer.Ordinal), await PartsAsync());
    }

    [Fact]
    public async Task What_is_written_while_the_backup_runs_is_in_it_wholly_or_not_at_all()
    {
        using var done = new CancellationTokenSource();
        var begun = new TaskCompletionSource();
        var writing = Task.Run(async () =>
        {
            for (var number = 0; !done.IsCancellationRequested; number++)
            {
                await kept.Ledger.CorrectAsync(10 + (number % 40));
                begun.TrySetResult();
            }
        });
        await begun.Task;
        var chain = await kept.ExportAsync(new FolderHome(folder.FullName));
        await done.CancelAsync();
        await writing;
        Assert.All(chain.Newest.Ledger, pair => Assert.Equal(pair.Value.Sequence, pair.Value.Entries));
        Assert.Empty((await kept.RestoreAsync(new FolderHome(folder.FullName))).Faults);
        var sum = await kept.VerifyAsync(kept.To);
        Assert.Empty(sum.Faults);
        Assert.Equal(LedgerCheck.DigestOf(chain.Ledger), sum.Digest);
    }

    [Fact]
    public async Task An_export_that_was_interrupted_goes_on_after_its_last_whole_part()
    {
        var path = Path.Combine(folder.FullName, "export.ndjson");
        var dying = new Dying(new FolderHome(folder.FullName)) { Creates = 6 };
        await Assert.ThrowsAnyAsync<Exception>(async () => await WriteAsync(dying));
        var first = (await Journal.OpenAsync(path, kept.Time.Now, default)).Parts;
        Assert.NotEmpty(first);
        await File.AppendAllTextAsync(path, "{\"section\":\"Dra"); // the line that was being written
        dying.Creates = int.MaxValue;
        dying.Created.Clear();
        var manifest = await WriteAsync(dying);
        Assert.Equal(manifest.Parts.Select(part => part.Path).Except(first.Select(part => part.Path)).Order(), dying.Created.Order());
        Assert.Equal(manifest.Parts.Length, manifest.Parts.Select(part => part.Path).Distinct().Count());
        Assert.True(await dying.TryStoreAsync(Manifest.PathOf("x"), manifest.Write(), default));
        Assert.Empty((await kept.RestoreAsync(dying)).Faults);
        Assert.Equal(await Kept.ContentsAsync(kept.From), await Kept.ContentsAsync(kept.To));

        async Task<Manifest> WriteAsync(IArchiveHome home) => await kept.WriterOf(kept.From, partBytes: 500)
            .WriteAsync(home, "x", before: null, await Journal.OpenAsync(path, kept.Time.Now, default), progress: null, default);
    }

    [Fact]
    public async Task An_import_that_was_interrupted_takes_the_parts_that_are_missing()
    {
        var home = new Dying(new FolderHome(folder.FullName));
        await kept.ExportAsync(home, partBytes: 500);
        home.Opens = 20; // the manifest, and twice a part
        await Assert.ThrowsAsync<IOException>(() => kept.RestoreAsync(home));
        home.Opened.Clear();
        home.Opens = int.MaxValue;
        Assert.Empty((await kept.RestoreAsync(home)).Faults);
        Assert.Equal(await Kept.ContentsAsync(kept.From), await Kept.ContentsAsync(kept.To));
        var parts = (await Archives.ReadAsync(home, default))[0].Parts.Length;
        Assert.InRange(home.Opened.Distinct().Count(path => path.EndsWith(".gz", StringComparison.Ordinal)), 1, parts - 3);
    }

    private async Task<IEnumerable<string>> PartsAsync() => await kept.Home.ListAsync(Manifest.PartFolder, default).Order(StringComparer.Ordinal).ToListAsync();

    /// <summary>A folder that is out of reach after so many files.</summary>
    private sealed class Dying(FolderHome home) : IArchiveHome
    {
        public int Creates { get; set; } = int.MaxValue;

        public int Opens { get; set; } = int.MaxValue;

        public List<string> Created { get; } = [];

        public List<string> Opened { get; } = [];

        public string Name => home.Name;

        public Task<Stream> CreateAsync(string path, CancellationToken cancellationToken)
        {
            lock (Created)
            {
                Created.Add(path);
                return Created.Count <= Creates ? home.CreateAsync(path, cancellationToken) : throw new IOException("The disk is gone.");
            }
        }

        public Task<Stream> OpenAsync(string path, CancellationToken cancellationToken)
        {
            Opened.Add(path);
            return Opened.Count <= Opens ? home.OpenAsync(path, cancellationToken) : throw new IOException("The disk is gone.");
        }

        public Task<bool> TryStoreAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) => home.TryStoreAsync(path, bytes, cancellationToken);

        public IAsyncEnumerable<string> ListAsync(string folder, CancellationToken cancellationToken) => home.ListAsync(folder, cancellationToken);

        public Task DeleteAsync(string path, CancellationToken cancellationToken) => home.DeleteAsync(path, cancellationToken);
    }
}
