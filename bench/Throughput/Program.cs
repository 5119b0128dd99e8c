// How many reports a second can be stored, of 60 values each, over real HTTP, for one form and period: `make bench`. Each part
// starts an Azurite of its own, so that none inherits the rows of another, and the app as it is; it prints ratios within this
// one run. Callers, the app and the storage share the machine.
using Azure.Data.Tables;
using NhipSo.Bench.Throughput;
using NhipSo.Functions.Definitions;

// The emulator looks through all rows of a partition for one, so what is compared must grow to the same size.
var reports = args is [var count] ? int.Parse(count, System.Globalization.CultureInfo.InvariantCulture) : 4000;
var folder = BenchCatalog.Write();
try
{
    double single, full, one;
    await using (var system = await Deployed.StartAsync(folder, instances: 0))
    {
        var tables = new TableServiceClient(system.ConnectionString);
        await tables.CreateTableIfNotExistsAsync("Bare");
        var bare = new BareStorage(tables.GetTableClient("Bare"), CatalogueFiles.Read(folder.FullName), system.Signer);
        await bare.OneTransactionAsync("warm-up-one", reports / 4); // connects and compiles
        await bare.FullTransactionsAsync("warm-up-full", reports / 4);
        one = await bare.OneTransactionAsync("one", reports / 4);
        full = await bare.FullTransactionsAsync("full", reports);
        single = await bare.SingleInsertsAsync("single", 64, reports);
    }

    Console.WriteLine($"bare storage: {single:F0} single inserts/s by 64 callers (a); {full:F0} submissions/s in full transactions (b); {one:F1} ms a transaction of one submission");

    var rates = new Dictionary<int, Measured>();
    foreach (var callers in new[] { 1, 16, 64 })
    {
        await using var system = await Deployed.StartAsync(folder, instances: 1);
        var measured = rates[callers] = await new Load(system.Keys).RunAsync(callers, callers == 1 ? reports / 4 : reports, system.Instances);
        Console.WriteLine(
            $"{callers,2} callers: {measured.Rate:F0} submissions/s, median {measured.MedianMilliseconds:F1} ms, {measured.Writes:F3} write transactions " +
            $"and {measured.Reads:F3} reads a submission, {measured.CpuMilliseconds:F2} ms of the app's CPU");
    }

    await using var two = await Deployed.StartAsync(folder, instances: 2);
    var load = new Load(two.Keys);
    var contended = await load.RunAsync(64, reports, two.Instances);
    var stored = await two.ReadHashesAsync();
    var lost = load.Acknowledged.Distinct().Count(hash => !stored.Contains(hash));
    Console.WriteLine(
        $"two instances contending, 64 callers: {contended.Rate:F0} submissions/s, {contended.Writes:F3} write transactions and {contended.Reads:F3} reads " +
        $"a submission; {load.Acknowledged.Count} acknowledged, {lost} lost");

    Console.WriteLine($"""

        64 callers / (a) single inserts            {rates[64].Rate / single:F2}   goal at least 2
        64 callers / (b) bare full transactions    {rates[64].Rate / full:F2}   goal at least 0.5
        write transactions a submission, 64        {rates[64].Writes:F3}  goal at most 0.1
        1 caller / one bare transaction (latency)  {rates[1].MedianMilliseconds / one:F2}   goal at most 1.3
        two instances / one                        {contended.Rate / rates[64].Rate:F2}   goal at least 0.7
        acknowledged and lost                      {lost}      goal 0
        """);
    return lost == 0 ? 0 : 1;
}
finally
{
    folder.Delete(recursive: true);
}
