using System.Collections.Concurrent;
using System.Security.Cryptography;
using Azure.Data.Tables;
using NhipSo.Functions.Ledger;
using NhipSo.Functions.Publishing;
using NhipSo.Functions.Storage;
using NhipSo.Functions.Submissions;

namespace NhipSo.Functions.Backup;

/// <summary>What is taken of an archive.</summary>
/// <param name="IsImport">Whether it comes from another environment, whose own running is left out: when its system worked, which of its polls ran.</param>
/// <param name="WithKeys">Whether its API keys are taken too.</param>
public sealed record Taken(bool IsImport, bool WithKeys)
{
    /// <summary>All: the environment becomes what it was.</summary>
    public static Taken All { get; } = new(IsImport: false, WithKeys: true);

    /// <summary>Whether a row is taken.</summary>
    public bool Takes(string table, string partition) =>
        (WithKeys || table != TableNames.Keys)
        && !(IsImport && ((table == TableNames.Pending && partition == "watch") || (table == TableNames.Sources && partition == "poller")));
}

/// <summary>How far it is.</summary>
/// <param name="Parts">How many parts are taken.</param>
/// <param name="OfParts">Of how many.</param>
/// <param name="Rows">How many rows were written by this run.</param>
public sealed record Progress(int Parts, int OfParts, long Rows);

/// <summary>What came of it.</summary>
/// <param name="WasThere">Whether all of it was there already.</param>
/// <param name="KeepsLog">Whether the account had checkpoints of its own, which stayed.</param>
/// <param name="Faults">What of the ledger could not be made from the archive.</param>
public sealed record Restored(bool WasThere, bool KeepsLog, IReadOnlyList<string> Faults);

/// <summary>
/// Takes archives into an account: what is in them is held against the manifests before a row is written, blobs come before the rows that
/// name them, and the heads of the ledger are made of its entries at the end. A run that was interrupted goes on.
/// </summary>
public sealed class Restorer(TableServiceClient tables, DataBlobs blobs, LedgerRows ledger, ArchiveWriter writer, TimeProvider time)
{
    private const int PartitionsAtOnce = 4;

    private readonly TargetAccount target = new(tables, blobs);
    private readonly TransferMarks marks = new(blobs);
    private readonly RowRestoring rows = new(tables);
    private readonly BlobRestoring files = new(blobs);

    /// <summary>Takes a chain of archives.</summary>
    /// <exception cref="TransferRefusedException">The account has other data; nothing was changed.</exception>
    /// <exception cref="InvalidDataException">The archive is not what was written; what was taken before stays, and another run goes on.</exception>
    public async Task<Restored> RunAsync(IArchiveHome home, ArchiveChain chain, Taken taken, IProgress<Progress>? progress, CancellationToken cancellationToken)
    {
        await target.PrepareAsync(cancellationToken);
        var mark = await BeginAsync(home, chain, cancellationToken);
        if (mark is null)
            return new(WasThere: true, KeepsLog: true, []);
        if (mark.IsWhole)
            return new(WasThere: true, mark.KeepsLog, []);
        var parts = chain.Archives.Zip(Leftovers.Of(chain)).SelectMany(archive => archive.First.Parts.Select(part => (Part: part, Holds: archive.Second)))
            .Where(each => each.Holds.MayHold(each.Part)).OrderBy(each => each.Part.Kind == PartKind.Rows).ToList();
        var written = 0L;
        foreach (var (index, (part, holds)) in parts.Index())
        {
            if (!mark.Done.Contains(part.Path))
            {
                await PartReader.VerifyAsync(home, part, cancellationToken);
                await TakeAsync(home, part, holds, taken, mark.KeepsLog, count => progress?.Report(new(index, parts.Count, Interlocked.Add(ref written, count))), cancellationToken);
                await marks.WriteAsync(mark = mark with { Done = mark.Done.Add(part.Path) }, cancellationToken);
            }

            progress?.Report(new(index + 1, parts.Count, written));
        }

        var faults = await RebuildAsync(chain, cancellationToken);
        await OwePublishingAsync(chain, cancellationToken);
        await marks.WriteAsync(mark with { IsWhole = faults.Count == 0 }, cancellationToken);
        return new(WasThere: false, mark.KeepsLog, faults);
    }

    /// <summary>Where to go on; null where the account has exactly this already, from wherever.</summary>
    private async Task<TransferMark?> BeginAsync(IArchiveHome home, ArchiveChain chain, CancellationToken cancellationToken)
    {
        var manifest = Convert.ToHexStringLower(SHA256.HashData(chain.Newest.Write()));
        var found = await target.FindDataAsync(cancellationToken);
        var mark = await marks.FindAsync(cancellationToken);
        if (found.Count > 0)
        {
            if (mark?.Sha256 == manifest)
                return mark;
            if (await IsSameAsync(chain, cancellationToken))
                return null;
            throw new TransferRefusedException(
                $"Account {tables.AccountName} has data that is not of archive {chain.Newest.Id}: {string.Join("; ", found)}. Nothing was changed. " +
                "Take the archive into an account that has none, or delete the tables on purpose first (docs/backup.md).");
        }

        if (mark is { IsWhole: false } && mark.Sha256 == manifest && !HasRows(chain, mark))
            return mark;
        var others = new List<string>();
        foreach (var part in chain.Archives.SelectMany(archive => archive.Parts).Where(part => part is { Kind: PartKind.Blobs, Of: "catalog" }))
            others.AddRange(await files.RunAsync(home, part, _ => true, writes: false, cancellationToken));
        if (others.Count > 0)
        {
            throw new TransferRefusedException(
                $"Account {tables.AccountName} keeps other definitions under the same names: {string.Join(", ", others)}. Nothing was changed. " +
                "Deploy the catalogue that the archive was made with, or make the change a new version of the form.");
        }

        var begun = new TransferMark(chain.Newest.Id, manifest, await target.HasLogAsync(cancellationToken), [], IsWhole: false);
        await marks.WriteAsync(begun, cancellationToken);
        return begun;
    }

    /// <summary>Whether rows were taken that would be found if nobody had deleted them since.</summary>
    private static bool HasRows(ArchiveChain chain, TransferMark mark) => chain.Archives.SelectMany(archive => archive.Parts)
        .Any(part => part.Kind == PartKind.Rows && mark.Done.Contains(part.Path) && !TargetAccount.IsOfADeployment(part.Of));

    /// <summary>An archive of the account, made now, would have the same parts.</summary>
    private async Task<bool> IsSameAsync(ArchiveChain chain, CancellationToken cancellationToken)
    {
        if (chain.Archives is not [var archive])
            return false;
        var now = await writer.WriteAsync(new NoHome(), archive.Id, before: null, Journal.Of(archive.Began), progress: null, cancellationToken);
        return now.Parts.Select(part => (part.Of, part.Sha256)).ToHashSet().SetEquals(archive.Parts.Select(part => (part.Of, part.Sha256)));
    }

    private async Task TakeAsync(
        IArchiveHome home, Part part, Leftovers holds, Taken taken, bool keepsLog, Action<int> written, CancellationToken cancellationToken)
    {
        if (part.Kind == PartKind.Rows)
        {
            var isLedger = part.Of == TableNames.Submissions;
            await rows.RunAsync(
                home, part, row => taken.Takes(part.Of, row.PartitionKey) && holds.Holds(part.Of, row.PartitionKey, isLedger ? row.Int64("sequence") : null), written, cancellationToken);
            return;
        }

        var others = await files.RunAsync(
            home, part, name => !keepsLog || part.Of != CheckpointStore.Container || !name.StartsWith(CheckpointStore.Folder, StringComparison.Ordinal), writes: true, cancellationToken);
        if (others.Count > 0)
            throw new InvalidDataException($"The account has other blobs under the names of the archive's: {string.Join(", ", others)}. They were left as they are.");
    }

    /// <summary>What is long closed is not looked at by the publisher, and a site that is new has nothing of it: a mark for each partition.</summary>
    private async Task OwePublishingAsync(ArchiveChain chain, CancellationToken cancellationToken)
    {
        var followUps = new FollowUps(tables);
        foreach (var (partition, known) in chain.Ledger)
        {
            if (!partition.StartsWith(PartitionKey.Sandbox, StringComparison.Ordinal))
                await followUps.OwePublishingAsync(PartitionKey.Parse(partition), known.Sequence, time.Now());
        }
    }

    private async Task<IReadOnlyList<string>> RebuildAsync(ArchiveChain chain, CancellationToken cancellationToken)
    {
        var heads = new HeadRebuilding(tables, ledger);
        var faults = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(chain.Ledger, new ParallelOptions { MaxDegreeOfParallelism = PartitionsAtOnce, CancellationToken = cancellationToken }, async (known, cancel) =>
        {
            try
            {
                if (await heads.RunAsync(known.Key, cancel) is var made && made != known.Value)
                    faults.Add($"{known.Key}: the entries make {made?.Sequence ?? 0} ({made?.Running}), the head said {known.Value.Sequence} ({known.Value.Running})");
            }
            catch (InvalidDataException e)
            {
                faults.Add(e.Message);
            }
        });
        return [.. faults.Order(StringComparer.Ordinal)];
    }
}
