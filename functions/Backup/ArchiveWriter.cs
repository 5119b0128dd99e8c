using System.Collections.Immutable;
using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using NhipSo.Domain.Periods;
using NhipSo.Functions.Ledger;
using NhipSo.Functions.Storage;
using NhipSo.Functions.Submissions;
using NodaTime;
using NodaTime.Text;

namespace NhipSo.Functions.Backup;

/// <summary>
/// Writes an archive of a system that goes on working. What is read is consistent by what is read when:
/// <list type="bullet">
/// <item>Of a partition of the ledger the head is read first, then the entries up to its sequence, which never change. The heads are
/// not taken: every column of theirs follows from the entries (<see cref="HeadRebuilding"/>), and at no moment of a rush would those
/// of a few thousand units be one state.</item>
/// <item>Checkpoints come before the ledger, so that it never is behind one; keys, payloads and definitions after the rows that name them.</item>
/// <item>Marks of what is owed are taken before all else and once more after it: one that was made or done meanwhile is in one of the two,
/// and a mark too many costs a computation.</item>
/// </list>
/// </summary>
public sealed class ArchiveWriter(TableServiceClient tables, DataBlobs blobs, LedgerRows ledger, TimeProvider time)
{
    private const int TablesAtOnce = 3;
    private const string Marks = "Pending-after";

    /// <summary>What is written late belongs to days that are over: an increment takes so many before the last backup.</summary>
    private static readonly Duration Margin = Duration.FromDays(2);

    /// <summary>Clocks differ, and a blob's time is the storage's.</summary>
    private static readonly Duration BlobMargin = Duration.FromHours(1);

    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");
    private static readonly LocalDatePattern Month = LocalDatePattern.CreateWithInvariantCulture("uuuuMM");
    private readonly RowSources rows = new(tables);

    /// <summary>How long a part is before it is compressed: it ends at the next row, one of the ledger at the next partition.</summary>
    public long PartBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Writes the parts of an archive; the manifest, which makes it one, is the caller's to store.</summary>
    /// <param name="home">Where.</param>
    /// <param name="id">Its name.</param>
    /// <param name="before">What it goes on from; null for all.</param>
    /// <param name="journal">What of it is written already.</param>
    /// <param name="progress">Hears of every part.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<Manifest> WriteAsync(
        IArchiveHome home, string id, ArchiveChain? before, Journal journal, IProgress<Part>? progress, CancellationToken cancellationToken)
    {
        var run = new Run(home, $"{Manifest.PartFolder}{id}/", before, journal, progress, PartBytes);
        await WriteBlobsAsync(run, CheckpointStore.Container, CheckpointStore.Folder, cancellationToken);
        await WriteTableAsync(run, TableNames.Pending, "Pending-before", cancellationToken);
        await Parallel.ForEachAsync(
            BackupPlan.Tables.Keys.Where(table => table != TableNames.Pending), new ParallelOptions { MaxDegreeOfParallelism = TablesAtOnce, CancellationToken = cancellationToken },
            async (table, cancel) => await (BackupPlan.Tables[table] == Growth.ByEntry ? WriteLedgerAsync(run, cancel) : WriteTableAsync(run, table, table, cancel)));
        await WriteTableAsync(run, TableNames.Pending, Marks, cancellationToken);
        foreach (var container in BackupPlan.Containers)
            await WriteBlobsAsync(run, container, container == CheckpointStore.Container ? TrustedKeys.Folder : "", cancellationToken);
        return new(
            Manifest.CurrentFormat, id, before is null ? BackupKind.Full : BackupKind.Increment, before?.Newest.Id, journal.Began, time.Now(), run.Since,
            [.. journal.Parts.OrderBy(part => part.Path, StringComparer.Ordinal)]);
    }

    private async Task WriteTableAsync(Run run, string table, string section, CancellationToken cancellationToken)
    {
        if (run.Journal.IsDone(section))
            return;
        var after = run.LastOf(section);
        await using var parts = new Parts(run, section, PartKind.Rows, table);
        var found = run.Since.TryGetValue(table, out var since) ? rows.ReadSinceAsync(table, since, cancellationToken) : rows.ReadAll(table, after, cancellationToken);
        await foreach (var row in found)
        {
            await (await parts.OpenAsync(cancellationToken)).WriteRowAsync(row, cancellationToken);
            await parts.EndIfFullAsync();
        }

        await parts.EndAsync();
        run.Journal.End(section);
    }

    private async Task WriteLedgerAsync(Run run, CancellationToken cancellationToken)
    {
        const string section = TableNames.Submissions;
        if (run.Journal.IsDone(section))
            return;
        await using var parts = new Parts(run, section, PartKind.Rows, section);
        await foreach (var partition in ledger.ReadPartitionsAsync(run.LastOf(section) is [var last, ..] ? last : "", cancellationToken))
        {
            if (await ledger.FindAsync(partition, HeadRows.OfPartition, cancellationToken) is not { } head)
                continue; // it is gone meanwhile, or was tampered with: the next verification says so
            var known = run.Before?.Ledger.GetValueOrDefault(partition);
            if (!head.TryGetValue("sequence", out var counted) || counted is not long sequence || RowComparison.TextOf(head, "runningHash") is not { } running)
            {
                // It was tampered with. What was backed up before stays; that something is lacking is said.
                (await parts.OpenAsync(cancellationToken)).EndPartition(partition, new(known?.Sequence ?? 0, known?.Sequence ?? 0, known?.Running ?? "", Entries: -1));
                continue;
            }

            if (known?.Sequence == sequence && known.Running == running)
                continue;
            var from = known?.Sequence < sequence ? known.Sequence : 0; // fewer or others than were backed up: all of them, beside what there is
            var part = await parts.OpenAsync(cancellationToken);
            var count = 0L;
            await foreach (var row in rows.ReadEntries(partition, from, sequence, cancellationToken))
            {
                await part.WriteRowAsync(row, cancellationToken);
                count++;
            }

            part.EndPartition(partition, new(from, sequence, running, count));
            await parts.EndIfFullAsync();
        }

        await parts.EndAsync();
        run.Journal.End(section);
    }

    private async Task WriteBlobsAsync(Run run, string name, string folder, CancellationToken cancellationToken)
    {
        var section = $"{name}-{folder.TrimEnd('/')}".TrimEnd('-');
        if (run.Journal.IsDone(section))
            return;
        var after = run.LastOf(section) is [var last] ? last : "";
        var since = (run.Before?.Newest.Began - BlobMargin)?.ToDateTimeOffset();
        var container = blobs.Container(name);
        await using var parts = new Parts(run, section, PartKind.Blobs, name);
        try
        {
            await foreach (var blob in container.GetBlobsAsync(prefix: folder, cancellationToken: cancellationToken))
            {
                if (string.CompareOrdinal(blob.Name, after) <= 0 || blob.Properties.LastModified < since)
                    continue;
                await BlobLines.WriteAsync(await parts.OpenAsync(cancellationToken), container.GetBlobClient(blob.Name), cancellationToken);
                await parts.EndIfFullAsync();
            }
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            // Nothing was ever kept in it.
        }

        await parts.EndAsync();
        run.Journal.End(section);
    }

    private sealed class Run(IArchiveHome home, string folder, ArchiveChain? before, Journal journal, IProgress<Part>? progress, long partBytes)
    {
        public long PartBytes => partBytes;

        public IArchiveHome Home => home;

        public string Folder => folder;

        public ArchiveChain? Before => before;

        public Journal Journal => journal;

        public IProgress<Part>? Progress => progress;

        public ImmutableSortedDictionary<string, string> Since { get; } = before is null
            ? ImmutableSortedDictionary<string, string>.Empty
            : ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal)
                .Add(TableNames.Measurements, Day.Format((before.Newest.Began - Margin).InUtc().Date))
                .Add(TableNames.MeasuredDays, Month.Format((before.Newest.Began - Margin).InZone(VietnamTime.Zone).Date));

        /// <summary>Where a section goes on.</summary>
        public ImmutableArray<string> LastOf(string section) => journal.PartsOf(section) is [.., var last] ? last.Through : [];
    }

    /// <summary>The parts of a section, one after the other; none where there is nothing.</summary>
    private sealed class Parts(Run run, string section, PartKind kind, string of) : IAsyncDisposable
    {
        private int number = run.Journal.PartsOf(section).Count;
        private PartWriter? open;

        public async ValueTask<PartWriter> OpenAsync(CancellationToken cancellationToken) => open ??= await PartWriter.CreateAsync(
            run.Home, string.Create(CultureInfo.InvariantCulture, $"{run.Folder}{section}-{++number:D5}.ndjson.gz"), kind, of, cancellationToken);

        public async ValueTask EndIfFullAsync()
        {
            if (open?.Written >= run.PartBytes)
                await EndAsync();
        }

        public async Task EndAsync()
        {
            if (open is null)
                return;
            var part = await open.FinishAsync();
            open = null;
            run.Journal.Add(section, part);
            run.Progress?.Report(part);
        }

        public async ValueTask DisposeAsync()
        {
            if (open is not null)
                await open.DisposeAsync();
        }
    }
}
