using System.Globalization;
using Azure.Data.Tables;
using NhipSo.Domain.Measuring;
using NhipSo.Functions.Polling;
using NodaTime;
using NodaTime.Text;

namespace NhipSo.Bench.Polling;

/// <summary>Polls real systems, kills one in the middle and starts it again, and compares what is stored with what happened.</summary>
internal static class RealRun
{
    /// <param name="slots">How many slots; the kill is after a third of them, the restart after two thirds.</param>
    /// <param name="interval">The length of a slot in seconds.</param>
    /// <returns>Whether what is stored is what happened.</returns>
    public static async Task<bool> RunAsync(int slots, int interval)
    {
        await using var systems = new RealSystems();
        await systems.StartAsync();
        var sources = systems.Sources(interval);
        var catalog = Catalog.With(sources);
        try
        {
            await using var app = await App.StartAsync(catalog, interval == 60 ? "0 * * * * *" : $"*/{interval} * * * * *", perHost: 8);
            var length = Duration.FromSeconds(interval);
            var from = Slot.At(Now(), interval) + (2 * length);
            var to = from + (slots * length);
            // Between two polls: those of a slot have begun by its middle and take milliseconds.
            var (kill, restart) = (from + (slots / 3 * length) - (length / 4), from + (slots * 2 / 3 * length) - (length / 4));
            await UntilAsync(kill);
            await systems.KillExporterAsync();
            Console.WriteLine($"{At(Now())} node exporter killed (SIGKILL)");
            await UntilAsync(restart);
            await systems.StartExporterAsync();
            Console.WriteLine($"{At(Now())} node exporter started again");
            await UntilAsync(to);

            var agrees = true;
            foreach (var id in sources.Select(source => (string)source["id"]!))
                agrees &= await CompareAsync(app, id, from, to, interval, slot => id == "node-exporter" && slot >= kill && slot < restart ? [AttemptClass.Refused] : [AttemptClass.Ok, AttemptClass.Unchanged]);
            Console.WriteLine(agrees ? "What is stored is what happened." : "What is stored is NOT what happened.");
            if (!agrees)
                Console.WriteLine(app.Log);
            return agrees;
        }
        finally
        {
            catalog.Delete(recursive: true);
        }
    }

    private static async Task<bool> CompareAsync(App app, string id, Instant from, Instant to, int interval, Func<Instant, string[]> expected)
    {
        var (attempts, values) = (new Dictionary<Instant, string>(), new HashSet<Instant>());
        await foreach (var row in app.TableOf("Measurements").QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey ge {id + "|"} and PartitionKey lt {id + "}"}")))
        {
            var slot = MeasurementKeys.MomentOf(LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd").Parse(row.PartitionKey.Split('|')[1]).Value, row.RowKey);
            if (row.RowKey[0] == 'a')
                attempts[slot] = row.GetString("class")!;
            else
                values.Add(slot);
        }

        var agrees = true;
        var line = new List<string>();
        for (var slot = from; slot < to; slot += Duration.FromSeconds(interval))
        {
            var stored = attempts.GetValueOrDefault(slot, "MISSING");
            agrees &= expected(slot).Contains(stored) && values.Contains(slot) == (stored == AttemptClass.Ok);
            line.Add(stored);
        }

        var state = SourceRowOf(await app.TableOf("Sources").GetEntityAsync<TableEntity>("state", id));
        Console.WriteLine($"{id,-14} {string.Join(' ', line)}; {state}");
        return agrees;
    }

    private static string SourceRowOf(TableEntity row) => string.Create(
        CultureInfo.InvariantCulture, $"down {row.GetBoolean("isDown")} since {row.GetDateTimeOffset("since"):HH:mm:ss}, failures {row.GetInt32("consecutiveFailures")}, attempts {row.GetInt64("attempts")}");

    private static string At(Instant instant) => InstantPattern.CreateWithInvariantCulture("HH:mm:ss").Format(instant);

    private static Instant Now() => SystemClock.Instance.GetCurrentInstant();

    private static Task UntilAsync(Instant moment) => Task.Delay((moment - Now()).ToTimeSpan());
}
