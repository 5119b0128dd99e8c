using System.Diagnostics;
using System.Text;
using Azure.Data.Tables;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Ledger;
using NhipSo.Domain.Submissions;
using NhipSo.Functions.Submissions;
using NhipSo.Functions.Submissions.Formats;
using NodaTime;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Bench.Throughput;

/// <summary>What the storage itself does with the same rows through the same client, without any of the product around it.</summary>
internal sealed class BareStorage(TableClient table, Catalogue catalogue, ReceiptSigner signer)
{
    private const int FullGroup = 49;

    /// <summary>Rows a second, inserted one by one by as many callers.</summary>
    public async Task<double> SingleInsertsAsync(string partition, int callers, int rows)
    {
        var entry = Entries(partition, 1, 0, PartitionHead.Empty, [])[0].Entry;
        var row = (TableEntity)HeadRows.WriteUnit(new(partition, entry.Candidate.Period), entry).Entity;
        var left = rows;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(async caller =>
        {
            for (var number = Interlocked.Decrement(ref left); number >= 0; number = Interlocked.Decrement(ref left))
                await table.AddEntityAsync(new TableEntity(row) { PartitionKey = partition, RowKey = $"{caller}|{number}" });
        }));
        return rows / clock.Elapsed.TotalSeconds;
    }

    /// <summary>Submissions a second in full transactions, 49 each.</summary>
    public async Task<double> FullTransactionsAsync(string partition, int reports)
    {
        var milliseconds = await TransactionsAsync(partition, FullGroup, reports / FullGroup);
        return 1000 * milliseconds.Count * FullGroup / milliseconds.Sum();
    }

    /// <summary>The median milliseconds of a transaction with one submission.</summary>
    public async Task<double> OneTransactionAsync(string partition, int reports) => Load.Median(await TransactionsAsync(partition, 1, reports));

    /// <summary>
    /// Transactions one after the other, each submission with its revision and head, and the partition's head: the same units
    /// correct their reports again and again in one partition, as the callers do.
    /// </summary>
    private async Task<List<double>> TransactionsAsync(string partition, int groupSize, int transactions)
    {
        var (head, units, milliseconds) = (PartitionHead.Empty, new Dictionary<string, UnitHead>(), new List<double>());
        Azure.ETag? etag = null;
        for (var number = 0; number < transactions; number++)
        {
            var group = Entries(partition, groupSize, number, head, units);
            head = group[^1].Entry.Partition;
            var actions = Transaction(partition, group, etag);
            var clock = Stopwatch.StartNew();
            etag = (await table.SubmitTransactionAsync(actions)).Value[0].Headers.ETag;
            milliseconds.Add(clock.Elapsed.TotalMilliseconds);
        }

        return milliseconds;
    }

    private static List<TableTransactionAction> Transaction(string partition, List<(LedgerEntry Entry, string Receipt)> entries, Azure.ETag? etag)
    {
        var key = new PartitionKey(partition, entries[0].Entry.Candidate.Period);
        var head = HeadRows.Write(key, entries[^1].Entry);
        List<TableTransactionAction> actions = [etag is { } known ? new(TableTransactionActionType.UpdateReplace, head, known) : new(TableTransactionActionType.Add, head)];
        foreach (var (entry, receipt) in entries)
        {
            actions.Add(new(TableTransactionActionType.Add, EntryRows.Write(key, entry, receipt)));
            actions.Add(HeadRows.WriteUnit(key, entry));
        }

        return actions;
    }

    private List<(LedgerEntry Entry, string Receipt)> Entries(string by, int count, int number, PartitionHead head, Dictionary<string, UnitHead> heads)
    {
        var (form, period) = (catalogue.FindForm(BenchCatalog.Form)!, Period.Parse(BenchCatalog.Period));
        var entries = new List<(LedgerEntry, string)>();
        foreach (var unit in BenchCatalog.Units.Take(count))
        {
            var obligation = new Obligation(form, period, catalogue.FindUnit(unit)!);
            var sent = JsonReport.Read(Encoding.UTF8.GetBytes(BenchCatalog.Report(number)));
            var candidate = new Submission(obligation, Validation.Check(obligation, catalogue, sent, History.None), null, "bench", $"key:{by}");
            var entry = new LedgerEntry(candidate, head, heads.GetValueOrDefault(unit), Instant.FromUtc(2026, 11, 1, 0, 0));
            (head, heads[unit]) = (entry.Partition, entry.Head);
            entries.Add((entry, signer.Sign(entry)));
        }

        return entries;
    }
}
