using NhipSo.Functions.Backup;
using NodaTime;
using NodaTime.Text;

namespace NhipSo.Tools.Transfer;

/// <summary>What can be done; each says what it did and answers the exit code.</summary>
internal sealed class Commands(Account account, CancellationToken cancellationToken)
{
    private static readonly InstantPattern Name = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");
    private readonly ProgressLine line = new();

    public Task<int> RunAsync(Arguments arguments) => arguments.Command switch
    {
        "export" => ExportAsync(arguments.Folder!),
        "import" => TakeAsync(new FolderHome(arguments.Folder!), until: null, new(IsImport: true, arguments.WithKeys)),
        "restore" => TakeAsync(arguments.Folder is { } folder ? new FolderHome(folder) : new ContainerHome(account.Blobs), arguments.Until, Taken.All),
        _ => VerifyAsync(expected: null),
    };

    private async Task<int> ExportAsync(string folder)
    {
        var home = new FolderHome(folder);
        if (Archives.ChainOf(await Archives.ReadAsync(home, cancellationToken)) is { } there)
        {
            Console.WriteLine($"{folder} has an archive already: {Describe(there.Newest)}. Nothing was written.");
            return 0;
        }

        Directory.CreateDirectory(folder);
        var now = SystemClock.Instance.GetCurrentInstant();
        var journal = await Journal.OpenAsync(Path.Combine(folder, "export.ndjson"), now, cancellationToken);
        if (journal.Parts.Count > 0)
            Console.WriteLine($"Going on with the export that was begun at {journal.Began}: {journal.Parts.Count} parts are there.");
        var rows = journal.Parts.Sum(part => part.Count);
        var manifest = await account.Writer.WriteAsync(
            home, Name.Format(journal.Began), before: null, journal, new Heard<Part>(part => line.Say($"{Interlocked.Add(ref rows, part.Count):N0} rows and blobs, {part.Of} …")), cancellationToken);
        await home.TryStoreAsync(Manifest.PathOf(manifest.Id), manifest.Write(), cancellationToken);
        line.End();
        var chain = new ArchiveChain([manifest]);
        Console.WriteLine($"Exported to {folder}: {Describe(manifest)}.");
        Console.WriteLine($"Exported ledger: {chain.Ledger.Count} partitions, {chain.Ledger.Values.Sum(partition => partition.Sequence)} entries, digest {LedgerCheck.DigestOf(chain.Ledger)}");
        var lacking = manifest.Ledger.Where(pair => pair.Value.Entries != pair.Value.Sequence - pair.Value.From).Select(pair => pair.Key).ToList();
        if (lacking.Count > 0)
            await Console.Error.WriteLineAsync($"The ledger lacks entries in {string.Join(", ", lacking)}.");
        return Math.Max(await VerifyAsync(expected: null), lacking.Count > 0 ? 1 : 0);
    }

    private async Task<int> TakeAsync(IArchiveHome home, Instant? until, Taken taken)
    {
        var chain = Archives.ChainOf(await Archives.ReadAsync(home, cancellationToken), until)
            ?? throw new InvalidDataException($"There is no whole archive in {home.Name}{(until is { } last ? $" that ended by {last}" : "")}.");
        foreach (var archive in chain.Archives.Reverse())
            Console.WriteLine($"{(archive.Kind == BackupKind.Full ? "All" : "What came since")}: {Describe(archive)}");
        var restored = await account.Restorer.RunAsync(
            home, chain, taken, new Heard<Progress>(done => line.Say($"{done.Parts} of {done.OfParts} parts, {done.Rows:N0} rows written …")), cancellationToken);
        line.End();
        Console.WriteLine(restored.WasThere ? "All of it was there already; nothing was written." : $"Taken into {account.Tables.AccountName}.");
        if (!taken.WithKeys)
            Console.WriteLine("API keys were left out (--with-keys takes them): the account keeps its own.");
        if (restored is { WasThere: false, KeepsLog: true })
            Console.WriteLine("The account has checkpoints of its own; those of the archive were left out.");
        foreach (var fault in restored.Faults)
            await Console.Error.WriteLineAsync(fault);
        // What was there already may have grown since.
        return Math.Max(await VerifyAsync(restored.WasThere ? null : LedgerCheck.DigestOf(chain.Ledger)), restored.Faults.Count > 0 ? 1 : 0);
    }

    private async Task<int> VerifyAsync(string? expected)
    {
        line.Say("Verifying the ledger …");
        var sum = await account.Ledger.RunAsync(cancellationToken);
        line.End();
        Console.WriteLine($"Ledger: {sum.Partitions} partitions, {sum.Chains} heads, {sum.Entries} entries, digest {sum.Digest}");
        foreach (var fault in sum.Faults)
            await Console.Error.WriteLineAsync($"The ledger does not hold: {fault}");
        if (expected is not null && expected != sum.Digest)
            await Console.Error.WriteLineAsync($"The archive's ledger has digest {expected}: this is not the same.");
        else if (sum.Faults.IsEmpty)
            Console.WriteLine(expected is null ? "It holds." : "It holds, and is the archive's.");
        return sum.Faults.IsEmpty && (expected is null || expected == sum.Digest) ? 0 : 1;
    }

    private static string Describe(Manifest manifest) =>
        FormattableString.Invariant($"{manifest.Id}, {manifest.Rows} rows and {manifest.Blobs} blobs in {manifest.Parts.Length} parts, {manifest.Bytes / 1048576.0:F1} MB, ended {manifest.Ended}");
}
