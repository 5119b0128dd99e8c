using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using NhipSo.Functions.Ledger;
using NhipSo.Functions.Storage;

namespace NhipSo.Functions.Backup;

/// <summary>What an account has before an archive is taken into it.</summary>
internal sealed class TargetAccount(TableServiceClient tables, DataBlobs blobs)
{
    private const string Emulator = "devstoreaccount1";

    /// <summary>What a deployment makes by itself before anyone has used it: its first key, where its sources stand, that it works.</summary>
    private static readonly string[] OfADeployment = [TableNames.Keys, TableNames.Audit, TableNames.Pending, TableNames.Sources];

    private static readonly IReadOnlyList<string> Containers = [.. BackupPlan.Containers, ContainerHome.Container];

    /// <summary>Whether a deployment fills a table by itself.</summary>
    public static bool IsOfADeployment(string table) => OfADeployment.Contains(table, StringComparer.Ordinal);

    /// <summary>Makes what is missing in the emulator; an account of Azure gets it from the templates.</summary>
    /// <exception cref="TransferRefusedException">Something is missing in an account of Azure.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (tables.AccountName == Emulator)
        {
            foreach (var table in BackupPlan.Tables.Keys)
                await tables.CreateTableIfNotExistsAsync(table, cancellationToken);
            foreach (var container in Containers)
                await blobs.Container(container).CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            return;
        }

        var missing = new List<string>();
        foreach (var table in BackupPlan.Tables.Keys)
        {
            if (!await IsThereAsync(async () => await FirstOfAsync(table, cancellationToken)))
                missing.Add($"table {table}");
        }

        foreach (var container in Containers)
        {
            if (!await blobs.Container(container).ExistsAsync(cancellationToken))
                missing.Add($"container {container}");
        }

        if (missing.Count > 0)
            throw new TransferRefusedException($"Account {tables.AccountName} lacks {string.Join(", ", missing)}. infra/deploy.sh makes them; then run this again.");
    }

    /// <summary>What is there that no deployment makes by itself: a row a table.</summary>
    public async Task<IReadOnlyList<string>> FindDataAsync(CancellationToken cancellationToken)
    {
        var found = new List<string>();
        foreach (var table in BackupPlan.Tables.Keys.Except(OfADeployment, StringComparer.Ordinal))
        {
            if (await FirstOfAsync(table, cancellationToken) is { } row)
                found.Add($"{table} ('{row.PartitionKey}', '{row.RowKey}' …)");
        }

        return found;
    }

    /// <summary>Whether it has checkpoints of its own.</summary>
    public async Task<bool> HasLogAsync(CancellationToken cancellationToken)
    {
        await foreach (var _ in blobs.Container(CheckpointStore.Container).GetBlobsAsync(BlobTraits.None, BlobStates.None, CheckpointStore.Folder, cancellationToken))
            return true;
        return false;
    }

    private async Task<TableEntity?> FirstOfAsync(string table, CancellationToken cancellationToken)
    {
        await foreach (var row in tables.GetTableClient(table).QueryAsync<TableEntity>(filter: (string?)null, maxPerPage: 1, ["PartitionKey", "RowKey"], cancellationToken))
            return row;
        return null;
    }

    private static async Task<bool> IsThereAsync(Func<Task> ask)
    {
        try
        {
            await ask();
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return false;
        }
    }
}
