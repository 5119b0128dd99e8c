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

    /// <summary>Rows a second, inserted one by one by as many callers.</summary>
    public async Task<double> SingleInsertsAsync(int callers, TimeSpan span)
    {
        var rows = Entries("single", 1).Select(pair => HeadRows.WriteUnit(new("single", pair.Entry.Candidate.Period), pair.Entry).Entity).Cast<TableEntity>().First();
        var clock = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, callers).Select(async caller =>
        {
            var count = 0;
            for (; clock.Elapsed < span; count++)
                await table.AddEntityAsync(new TableEntity(rows) { PartitionKey = "single", RowKey = $"{caller}|{count}" });
            return count;
        }));
        return counts.Sum() / clock.Elapsed.TotalSeconds;
    }

    /// <summary>Submissions a second of full transactions, 49 each with its revision and head and one partition's head, one after the other.</summary>
    public async Task<double> FullTransactionsAsync(TimeSpan span)
    {
        var groups = Enumerable.Range(0, 400).Select(number => Transaction($"full{number}", GroupSize)).ToList();
        var clock = Stopwatch.StartNew();
        var count = 0;
        for (; clock.Elapsed < span && count < groups.Count; count++)
            await table.SubmitTransactionAsync(groups[count]);
        return count * GroupSize / clock.Elapsed.TotalSeconds;
    }

    /// <summary>The median milliseconds of a transaction with one submission's three rows.</summary>
    public async Task<double> OneTransactionAsync(int times)
    {
        var transactions = Enumerable.Range(0, times).Select(number => Transaction($"one{times}-{number}", 1)).ToList();
        var spans = new List<double>();
        foreach (var transaction in transactions)
        {
            var clock = Stopwatch.StartNew();
            await table.SubmitTransactionAsync(transaction);
            spans.Add(clock.Elapsed.TotalMilliseconds);
        }

        return Load.Median(spans);
    }

    private List<TableTransactionAction> Transaction(string partition, int submissions)
    {
        var entries = Entries(partition, submissions);
        var key = new PartitionKey(partition, entries[0].Entry.Candidate.Period);
        List<TableTransactionAction> actions = [new(TableTransactionActionType.Add, HeadRows.Write(key, entries[^1].Entry))];
        foreach (var (entry, receipt) in entries)
        {
            actions.Add(new(TableTransactionActionType.Add, EntryRows.Write(key, entry, receipt)));
            actions.Add(HeadRows.WriteUnit(key, entry));
        }

        return actions;
    }

    private List<(LedgerEntry Entry, string Receipt)> Entries(string partition, int count)
    {
        var (form, period) = (catalogue.FindForm(BenchCatalog.Form)!, Period.Parse(BenchCatalog.Period));
        var head = PartitionHead.Empty;
        return
        [
            .. BenchCatalog.Units.Take(count).Select((unit, index) =>
            {
                var obligation = new Obligation(form, period, catalogue.FindUnit(unit)!);
                var sent = JsonReport.Read(Encoding.UTF8.GetBytes(BenchCatalog.Report(index)));
                var candidate = new Submission(obligation, Validation.Check(obligation, catalogue, sent, History.None), null, null, $"key:{partition}");
                var entry = new LedgerEntry(candidate, head, null, Instant.FromUtc(2025, 11, 1, 0, 0));
                head = entry.Partition;
                return (entry, signer.Sign(entry));
            }),
        ];
    }
}
