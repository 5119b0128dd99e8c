using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using NhipSo.Functions.Storage;

namespace NhipSo.Functions.Backup;

/// <summary>Takes rows of an archive into a table, in transactions, several at once. The same again writes the same.</summary>
internal sealed class RowRestoring(TableServiceClient tables)
{
    private const int TransactionsAtOnce = 8;

    /// <summary>Within the 4 MiB of a transaction, with what surrounds a row in it.</summary>
    private const int CharactersATransaction = 2 * 1024 * 1024;

    /// <summary>Takes the rows of a part that are wanted.</summary>
    public async Task RunAsync(IArchiveHome home, Part part, Func<TableEntity, bool> isWanted, Action<int>? written, CancellationToken cancellationToken)
    {
        var table = tables.GetTableClient(part.Of);
        await Parallel.ForEachAsync(
            GroupAsync(home, part, isWanted, cancellationToken), new ParallelOptions { MaxDegreeOfParallelism = TransactionsAtOnce, CancellationToken = cancellationToken },
            async (group, cancel) =>
            {
                await table.SubmitTransactionAsync(group.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)), cancel);
                written?.Invoke(group.Count);
            });
    }

    /// <summary>Rows that follow on each other in a partition.</summary>
    private static async IAsyncEnumerable<List<TableEntity>> GroupAsync(
        IArchiveHome home, Part part, Func<TableEntity, bool> isWanted, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (group, characters) = (new List<TableEntity>(), 0);
        await foreach (var line in PartReader.ReadLinesAsync(home, part, cancellationToken))
        {
            var row = RowCodec.Read(line);
            if (!isWanted(row))
                continue;
            if (group.Count == TableLimits.RowsATransaction || (group.Count > 0 && (group[0].PartitionKey != row.PartitionKey || characters + line.Length > CharactersATransaction)))
            {
                yield return group;
                (group, characters) = ([], 0);
            }

            group.Add(row);
            characters += line.Length;
        }

        if (group.Count > 0)
            yield return group;
    }
}
