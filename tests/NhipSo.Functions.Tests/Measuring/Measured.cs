using Azure.Data.Tables;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Functions.Measuring;
using NhipSo.Functions.Monitoring;
using NhipSo.Functions.Polling;
using NhipSo.Functions.Publishing;
using NhipSo.Functions.Storage;
using NodaTime;
using NodaTime.Text;

namespace NhipSo.Functions.Tests.Measuring;

/// <summary>What sums measurements up, put together as the app does, over sources of a test and the shipped definitions.</summary>
internal sealed class Measured : IAsyncDisposable
{
    private static readonly InstantPattern Day = InstantPattern.CreateWithInvariantCulture("uuuuMMdd");
    private static readonly InstantPattern TimeOfDay = InstantPattern.CreateWithInvariantCulture("HHmmssfff");
    private readonly TableServiceClient tables;

    public Measured(TableServiceClient tables, Instant now, IEnumerable<Source> sources, string definitions = "one", int rawDays = 400)
        : this(tables, now, new Catalogue(Shipped.Catalogue.Written with { Sources = [.. sources] }, definitions), rawDays)
    {
    }

    public Measured(TableServiceClient tables, Instant now, Catalogue catalogue, int rawDays = 400)
    {
        Time = new(now);
        this.tables = tables;
        Catalogue = catalogue;
        Services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("Measuring:RawDays", $"{rawDays}")]).Build())
            .AddLogging().AddSingleton<TimeProvider>(Time).AddSingleton(Catalogue).AddSingleton(tables)
            .AddSingleton<Measures>().AddSingleton<FollowUps>().AddSingleton<ShowMarks>().AddPolling().AddMeasuring().BuildServiceProvider();
    }

    public ManualTime Time { get; }

    public Catalogue Catalogue { get; }

    public ServiceProvider Services { get; }

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    /// <summary>A system of Bắc Ninh with five-minute slots, whose metric <c>received</c> counts dossiers.</summary>
    public static Source Portal(string id, Counting counting = Counting.Counter, int intervalSeconds = 300) => new(
        id, new("Cổng", "Portal"), "24", "A vendor", SourceKind.OpenMetrics, intervalSeconds,
        [new("received", new("Hồ sơ", "Dossiers"), new("hồ sơ", "dossiers"), "received", Counting: counting, Indicator: "CP07")],
        new(new("https://portal.example/metrics")));

    /// <summary>The nightly run.</summary>
    public Task RunAsync() => Get<MeasuringRun>().RunAsync(default);

    /// <summary>Stores a poll that gave a value, as the poller does.</summary>
    public Task PollAsync(Source source, Instant slot, double value) => StoreAsync(source, slot, value, attempt: "ok", "measured");

    /// <summary>Stores a poll that gave nothing.</summary>
    public Task FailAsync(Source source, Instant slot) => StoreAsync(source, slot, null, attempt: "timeout", "measured");

    /// <summary>Stores a value that comes later, its mark before it.</summary>
    public async Task BackfillAsync(Source source, Instant time, double value)
    {
        await Get<LateMarks>().MarkAsync(source.Id, [time], default);
        await StoreAsync(source, time, value, attempt: null, "backfilled");
    }

    public async Task StoreAsync(Source source, Instant slot, double? value, string? attempt, string quality)
    {
        var table = tables.GetTableClient(TableNames.Measurements);
        var partition = $"{source.Id}|{Day.Format(slot)}";
        var at = (slot + Duration.FromSeconds(2)).ToDateTimeOffset();
        if (attempt is not null)
            await table.AddEntityAsync(new TableEntity(partition, $"a|{TimeOfDay.Format(slot)}") { ["class"] = attempt, ["ended"] = at, ["milliseconds"] = 5 });
        if (value is { } given)
            await table.AddEntityAsync(new TableEntity(partition, $"m|{TimeOfDay.Format(slot)}|{source.Owner}") { ["at"] = at, ["quality"] = quality, ["received"] = given });
    }

    public async Task<MeasuredValue?> ReceivedAsync(LocalDate from, LocalDate to) =>
        (await Get<MeasuredWindows>().ReadAsync(new(from, to), default)).GetValueOrDefault("24")?.Values.GetValueOrDefault("CP07");

    /// <summary>Forgets which sources were summed up.</summary>
    public static async Task ForgetAsync(TableServiceClient tables)
    {
        var table = tables.GetTableClient(TableNames.MeasuredDays);
        await foreach (var row in table.QueryAsync<TableEntity>("PartitionKey eq '!'"))
            await table.DeleteEntityAsync(row.PartitionKey, row.RowKey);
    }

    public async ValueTask DisposeAsync() => await Services.DisposeAsync();
}
