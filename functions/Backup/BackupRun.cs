using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using NhipSo.Functions.Storage;
using NodaTime.Text;

namespace NhipSo.Functions.Backup;

/// <summary>
/// A day's backup. The first of a month, and the first ever, is full; the others go on from the one before. A day has one: its
/// manifest's name is the day, and of two runs at once the one whose manifest comes second throws away what it wrote.
/// </summary>
public sealed partial class BackupRun(ArchiveWriter writer, DataBlobs blobs, TimeProvider time, ILogger<BackupRun> log)
{
    private const int FullsKept = 2;
    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");
    private readonly ContainerHome home = new(blobs);

    /// <summary>Backs up what came since the last time, unless today's backup is there.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            var all = await Archives.ReadAsync(home, cancellationToken);
            var id = Day.Format(time.Now().InUtc().Date);
            if (all.Any(manifest => manifest.Id == id))
                return;
            var before = BeforeOf(all, id);
            var folder = $"{id}-{Guid.NewGuid():N}";
            var written = await writer.WriteAsync(home, folder, before, Journal.Of(time.Now()), progress: null, cancellationToken) with { Id = id };
            foreach (var (partition, grown) in written.Ledger.Where(pair => pair.Value.Entries != pair.Value.Sequence - pair.Value.From))
                Lacking(log, partition, grown.Sequence - grown.From, grown.Entries);
            if (!await home.TryStoreAsync(Manifest.PathOf(id), written.Write(), cancellationToken))
            {
                await DeleteAsync(written, cancellationToken);
                return; // another instance was first
            }

            Finished(log, written.Kind, id, written.Rows, written.Blobs, written.Parts.Length, written.Bytes, clock.Elapsed.TotalSeconds);
            await CleanAsync(all.Add(written), cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Failed(log, e);
            throw;
        }
    }

    /// <summary>What today's goes on from; null for a full one. A chain with a gap is not gone on from.</summary>
    private static ArchiveChain? BeforeOf(ImmutableArray<Manifest> all, string today)
    {
        try
        {
            return Archives.ChainOf(all) is { } chain && chain.Archives[^1].Id[..6] == today[..6] ? chain : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>
    /// The last two full ones stay with what goes on from them. A manifest is deleted before its parts, so that none names what is
    /// gone; parts without a manifest are of a run that did not end.
    /// </summary>
    private async Task CleanAsync(ImmutableArray<Manifest> all, CancellationToken cancellationToken)
    {
        var oldest = all.Where(manifest => manifest.Kind == BackupKind.Full).TakeLast(FullsKept).First().Id;
        var kept = all.Where(manifest => string.CompareOrdinal(manifest.Id, oldest) >= 0).ToList();
        foreach (var manifest in all.Except(kept))
            await home.DeleteAsync(Manifest.PathOf(manifest.Id), cancellationToken);
        var named = kept.SelectMany(manifest => manifest.Parts).Select(part => part.Path).ToHashSet(StringComparer.Ordinal);
        var today = all[^1].Id;
        var paths = new List<string>();
        await foreach (var path in home.ListAsync(Manifest.PartFolder, cancellationToken))
        {
            // Of today may be those of another instance that is not at its end.
            if (!named.Contains(path) && !path.StartsWith($"{Manifest.PartFolder}{today}", StringComparison.Ordinal))
                paths.Add(path);
        }

        foreach (var path in paths)
            await home.DeleteAsync(path, cancellationToken);
    }

    private async Task DeleteAsync(Manifest written, CancellationToken cancellationToken)
    {
        foreach (var part in written.Parts)
            await home.DeleteAsync(part.Path, cancellationToken);
    }

    [LoggerMessage(6001, LogLevel.Information, "Backup finished: {Kind} {Id} with {Rows} rows and {Blobs} blobs in {Parts} parts of {Bytes} bytes, in {Seconds:F1} s")]
    private static partial void Finished(ILogger logger, BackupKind kind, string id, long rows, long blobs, int parts, long bytes, double seconds);

    [LoggerMessage(6002, LogLevel.Error, "The backup failed; what was backed up before stays")]
    private static partial void Failed(ILogger logger, Exception exception);

    [LoggerMessage(6003, LogLevel.Error, "The backup lacks entries of {Partition}: its head speaks of {Expected}, there were {Found}. The verification of the ledger names them")]
    private static partial void Lacking(ILogger logger, string partition, long expected, long found);
}
