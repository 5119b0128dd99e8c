// What publishing costs: a form and period of 34 and of 3,355 units with 60 values each, made anew, and after one report; how
// long after its receipt a report can be read; and what the aggregation adds to merely reading the same bytes. Prints ratios
// within this one run; storage and publisher share the machine.
using System.Diagnostics;
using NhipSo.Bench.Publishing;
using NhipSo.Functions.Publishing;
using NhipSo.Functions.Submissions;

int[] sizes = args is [var few, var many] ? [int.Parse(few, System.Globalization.CultureInfo.InvariantCulture), int.Parse(many, System.Globalization.CultureInfo.InvariantCulture)] : [34, 3355];
const int Rebuilds = 10;
var warmUp = TimeSpan.FromSeconds(4);
const int Corrections = 40;
var updates = new Dictionary<int, double>();
foreach (var size in sizes)
{
    await using var office = await Office.OpenAsync(size);
    var units = office.Catalogue.Units;
    var heads = new Dictionary<string, string>();
    await Parallel.ForEachAsync(units, new ParallelOptions { MaxDegreeOfParallelism = 200 }, async (unit, _) =>
    {
        var sent = await office.SendAsync(unit, 1);
        lock (heads)
            heads[unit.Id] = sent.Head.Revision!.Hash;
    });

    // The same range, read and parsed and no more; then read, parsed and added up.
    var reading = new List<double>();
    var adding = new List<double>();
    var form = office.Catalogue.FindForm("bench")!;
    var sinceStart = Stopwatch.StartNew();
    while (reading.Count < Rebuilds || sinceStart.Elapsed < 2 * warmUp)
    {
        var read = await MillisecondsAsync(async () => await office.Submissions.ReadHeadsAsync(Office.Key, default));
        var added = await MillisecondsAsync(async () =>
        {
            var (partition, rows) = await office.Submissions.ReadHeadsAsync(Office.Key, default);
            var view = new ReportView(office.Catalogue, form, Definitions.Period);
            foreach (var row in rows)
                view.Put(HeadRows.UnitOf(row), SubmissionSummary.Find(row, office.Catalogue, form, Definitions.Period, partition.Head), isExempt: false);
            _ = view.Totals();
        });
        if (sinceStart.Elapsed > warmUp) // those before compile and connect
        {
            reading.Add(read);
            adding.Add(added);
        }
    }

    // Made anew, with its files written; then one report after the other.
    var (kept, keptReader) = office.NewPublisher();
    using (kept)
    using (keptReader)
    {
        var rebuild = await MillisecondsAsync(async () => await kept.PublishAsync(Office.Key, default));
        var (update, toReader) = (new List<double>(), new List<double>());
        for (var number = 0; number <= Corrections; number++)
        {
            var unit = units[number * 997 % units.Length];
            var sent = await office.SendAsync(unit, number + 2, heads[unit.Id]);
            heads[unit.Id] = sent.Head.Revision!.Hash;
            var receipt = Stopwatch.StartNew();
            var published = await MillisecondsAsync(async () => await kept.PublishAsync(Office.Key, default));
            var (index, _) = await office.Store.ReadIndexAsync(default);
            var entry = index.Entries[SubmissionSnapshot.NameOf(Office.Key)];
            if (entry.Sequence < sent.Entry.Sequence)
                throw new InvalidOperationException("What was published is not what was sent.");
            await office.Store.ReadAsync(entry.Path, default);
            if (number == 0)
                continue;
            update.Add(published);
            toReader.Add(receipt.Elapsed.TotalMilliseconds);
        }

        var (last, changed) = await office.Submissions.ReadHeadsAsync(Office.Key, default);
        var reports = changed.Select(row => SubmissionSummary.Find(row, office.Catalogue, form, Definitions.Period, last.Head)!).ToList();
        updates[size] = At(update, 0.5);
        Console.WriteLine($"""
            {size} units of {Definitions.Values} values
              made anew and written               {rebuild:F0} ms
              one report's update                 median {At(update, 0.5):F1} ms, p95 {At(update, 0.95):F1} ms; {At(update, 0.5) / rebuild:F3} of making it anew
              from receipt to what can be read    median {At(toReader, 0.5):F1} ms, p95 {At(toReader, 0.95):F1} ms   goal: p95 under 2000
              read and parsed / with aggregation  {At(reading, 0.5):F1} ms / {At(adding, 0.5):F1} ms, ratio {At(adding, 0.5) / At(reading, 0.5):F2}   goal: at most 1.5
            """);
        await Places.MeasureAsync(office, reports);
    }
}

Console.WriteLine($"one report's update, {sizes[1]} units / {sizes[0]} units: {updates[sizes[1]] / updates[sizes[0]]:F2}");

static async Task<double> MillisecondsAsync(Func<Task> work)
{
    var clock = Stopwatch.StartNew();
    await work();
    return clock.Elapsed.TotalMilliseconds;
}

static double At(List<double> all, double quantile) => all.Order().ElementAt((int)(quantile * (all.Count - 1)));
