using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Definitions;
using NhipSo.Functions.Measuring;
using NhipSo.Functions.Polling;
using NhipSo.Functions.Publishing;
using NhipSo.Functions.Publishing.Measured;
using NhipSo.Functions.Storage;
using NhipSo.Testing;
using NodaTime;
using NodaTime.Text;

namespace NhipSo.Bench.Polling;

/// <summary>A quarter past one in Vietnam: the systems' days before are published, and of the one that has ended all measurements are stored.</summary>
internal sealed class Night : IAsyncDisposable
{
    public const int Metrics = 4;
    public static readonly LocalDate Ended = new(2026, 11, 19);

    private readonly Azurite azurite;
    private readonly ServiceProvider services;
    private readonly Counter counter = new();

    private Night(Azurite azurite, Catalogue catalogue)
    {
        (this.azurite, Catalogue) = (azurite, catalogue);
        Tables = new(azurite.ConnectionString, Counting(new TableClientOptions()));
        var site = new BlobServiceClient(azurite.ConnectionString, Counting(new BlobClientOptions())).GetBlobContainerClient("site");
        services = new ServiceCollection().AddSingleton<IConfiguration>(new ConfigurationBuilder().Build()).AddLogging()
            .AddSingleton<TimeProvider>(new Clock(Instant.FromUtc(2026, 11, 19, 18, 15))).AddSingleton(catalogue).AddSingleton(Tables).AddSingleton(new Site(site))
            .AddSingleton<FollowUps>().AddSingleton<ShowMarks>().AddSingleton<SnapshotStore>().AddSingleton<SourceHistory>().AddSingleton<DaysSnapshots>()
            .AddPolling().AddMeasuring().BuildServiceProvider();
    }

    public Catalogue Catalogue { get; }

    public TableServiceClient Tables { get; }

    public SnapshotStore Store => services.GetRequiredService<SnapshotStore>();

    public static async Task<Night> BeginAsync(int systems)
    {
        var shipped = CatalogueFiles.Read(Repository.PathOf("catalog"));
        var owners = shipped.Units.Where(unit => unit.Kind == UnitKind.Province && unit is { ValidTo: null, IsSandbox: false }).Select(unit => unit.Id).ToList();
        var sources = Enumerable.Range(0, systems).Select(system => NightBefore.SourceOf(system, owners[system % owners.Count]));
        var night = new Night(await Azurite.StartAsync(), new(shipped.Written with { Sources = [.. sources] }, "bench"));
        foreach (var table in new[] { TableNames.Sources, TableNames.Measurements, TableNames.MeasuredDays, TableNames.MeasuredPeriods, TableNames.Pending })
            await night.Tables.GetTableClient(table).CreateAsync();
        await night.services.GetRequiredService<Site>().Container.CreateAsync();
        await NightBefore.StoreAsync(night);
        return night;
    }

    /// <summary>What storage was asked so far.</summary>
    public (double Reads, double Writes) Asked() => (counter.Reads, counter.Writes);

    /// <summary>The nightly run, which leaves the mark that the days are to be published; no period closes in this night.</summary>
    public async Task SumUpAsync()
    {
        var marks = services.GetRequiredService<ShowMarks>();
        var mark = await marks.OweAsync(ShowMarks.Days, LocalDatePattern.Iso.Format(Ended), default);
        await services.GetRequiredService<Compaction>().RunAsync([], default);
        await marks.DoneAsync(mark, default);
    }

    /// <summary>What the publisher does of it in its next minute.</summary>
    public async Task PublishAsync()
    {
        var (_, beside) = await services.GetRequiredService<FollowUps>().ReadMarksAsync(default);
        await services.GetRequiredService<DaysSnapshots>().PublishAsync((await Store.ReadIndexAsync(default)).Index, beside, default);
    }

    /// <summary>How many bytes the file that names all has, and how many packed; how many a system's, and how many days are in that.</summary>
    public async Task<(int List, int ListPacked, int One, int Days)> FilesAsync()
    {
        var path = (await Store.ReadIndexAsync(default)).Index.Entries[DaysSnapshot.Name].Path;
        var list = await Store.ReadAsync(path, default);
        var snapshot = NightBefore.Read<DaysSnapshot>(list);
        if (snapshot.Through != Ended || snapshot.Sources.Count != Catalogue.Sources.Length)
            throw new InvalidOperationException($"Published through {snapshot.Through}, of {snapshot.Sources.Count} systems.");
        var one = await Store.ReadAsync(snapshot.Sources[0].Path, default);
        var packed = await Store.Place.Container.GetBlockBlobClient($"{Store.Place.Folder}{path}").GetPropertiesAsync();
        return (list.Length, (int)packed.Value.ContentLength, one.Length, NightBefore.Read<SourceDaysFile>(one).Days.Count);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await azurite.DisposeAsync();
    }

    private T Counting<T>(T options) where T : ClientOptions
    {
        options.AddPolicy(counter, HttpPipelinePosition.PerRetry);
        return options;
    }

    private sealed class Counter : HttpPipelineSynchronousPolicy
    {
        private int reads;
        private int writes;

        public int Reads => reads;

        public int Writes => writes;

        public override void OnSendingRequest(HttpMessage message) => Interlocked.Increment(ref message.Request.Method == RequestMethod.Get ? ref reads : ref writes);
    }

    private sealed class Clock(Instant now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now.ToDateTimeOffset();
    }
}
