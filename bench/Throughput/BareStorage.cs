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
    private const int GroupSize = 49;
    private const int Groups = 500;

    /// <summary>Rows a second, inserted one by one by as many callers.</summary>
    public async Task<double> SingleInsertsAsync(int callers, TimeSpan span)
    {
        var entry = Entries("single", 1, 0, PartitionHead.Empty, [])[0].Entry;
        var row = (TableEntity)HeadRows.WriteUnit(new("single", entry.Candidate.Period), entry).Entity;
        var clock = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, callers).Select(async caller =>
        {
            var count = 0;
            for (; clock.Elapsed < span; count++)
                await table.AddEntityAsync(new TableEntity(row) { PartitionKey = "single", RowKey = $"{caller}|{count}" });
            return count;
        }));
        return counts.Sum() / clock.Elapsed.TotalSeconds;
    }

    /// <summary>
    /// Submissions a second of full transactions, 49 each with its revision and head and the partition's head, one after the
    /// other: the same units correct their reports again and again in one partition, as the callers do.
    /// </summary>
    public async Task<double> FullTransactionsAsync(TimeSpan span)
    {
        var (head, units) = (PartitionHead.Empty, new Dictionary<string, UnitHead>());
        var groups = new List<List<(LedgerEntry Entry, string Receipt)>>();
        for (var group = 0; group < Groups; group++)
        {
            groups.Add(Entries("full", GroupSize, group, head, units));
            head = groups[^1][^1].Entry.Partition;
        }

        Azure.ETag? etag = null;
        var clock = Stopwatch.StartNew();
        var count = 0;
        for (; clock.Elapsed < span && count < Groups; count++)
            etag = (await table.SubmitTransactionAsync(Transaction("full", groups[count], etag))).Value[0].Headers.ETag;
        return count * GroupSize / clock.Elapsed.TotalSeconds;
    }

    /// <summary>The median milliseconds of a transaction with one submission's three rows.</summary>
    public async Task<double> OneTransactionAsync(int times)
    {
        var transactions = Enumerable.Range(0, times)
            .Select(number => Transaction($"one{times}-{number}", Entries($"one{times}-{number}", 1, number, PartitionHead.Empty, []), etag: null)).ToList();
        var spans = new List<double>();
        foreach (var transaction in transactions)
        {
            var clock = Stopwatch.StartNew();
            await table.SubmitTransactionAsync(transaction);
            spans.Add(clock.Elapsed.TotalMilliseconds);
        }

        return Load.Median(spans);
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
