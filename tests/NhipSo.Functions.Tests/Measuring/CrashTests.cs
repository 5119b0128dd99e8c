using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Functions.Measuring;
using NhipSo.Functions.Storage;
using NhipSo.Testing;
using NodaTime;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Tests.Measuring;

/// <summary>A run may end before any of its writes: what it leaves, the next one makes whole.</summary>
public sealed class CrashTests : IAsyncLifetime
{
    private static readonly LocalDate End = new(2026, 11, 14);
    private static readonly Period November = Period.Parse("2026-11");
    private readonly Source source = Measured.Portal("cong-24", Counting.Counter, intervalSeconds: 86_400);
    private Azurite azurite = null!;
    private TableServiceClient tables = null!;

    public async Task InitializeAsync()
    {
        azurite = await Azurite.StartAsync();
        tables = new(azurite.ConnectionString);
        foreach (var name in new[] { TableNames.Sources, TableNames.Measurements, TableNames.MeasuredDays, TableNames.MeasuredPeriods, TableNames.Pending })
            await tables.GetTableClient(name).CreateAsync();
    }

    public async Task DisposeAsync() => await azurite.DisposeAsync();

    [Fact]
    public async Task Before_any_write_of_a_first_run()
    {
        var crashes = 0;
        for (var hasCrashed = true; hasCrashed; crashes += hasCrashed ? 1 : 0)
        {
            await ClearAsync();
            await using var measured = new Measured(tables, Night, [source]);
            await HearAsync(measured);
            hasCrashed = await RunAndCrashAsync(measured, crashes);
            await measured.RunAsync();
            await AssertAsync(measured, [200]);
        }

        // Of each of four days its rows and the note, and of each of eight forms and periods the versions and the note.
        Assert.InRange(crashes, 16, 1000);
    }

    [Fact]
    public async Task Before_any_write_of_a_run_that_found_late_measurements()
    {
        var crashes = 0;
        for (var hasCrashed = true; hasCrashed; crashes += hasCrashed ? 1 : 0)
        {
            await ClearAsync();
            await using var measured = new Measured(tables, Night, [source]);
            await HearAsync(measured);
            await measured.RunAsync();
            measured.Time.Now += Duration.FromDays(1);
            await measured.BackfillAsync(source, At(End.PlusDays(-2), 8), 400);
            measured.Time.Now += Duration.FromMinutes(20);
            hasCrashed = await RunAndCrashAsync(measured, crashes);
            await measured.RunAsync();
            await AssertAsync(measured, [200, 600]);
        }

        Assert.InRange(crashes, 8, 1000);
    }

    /// <summary>100 four days before the end, then 200 and 300 by its last day.</summary>
    private async Task HearAsync(Measured measured)
    {
        await measured.PollAsync(source, At(End.PlusDays(-3), 7), 100);
        await measured.PollAsync(source, At(End.PlusDays(-1), 7), 200);
        await measured.PollAsync(source, At(End, 7), 300);
    }

    private async Task AssertAsync(Measured measured, decimal[] values)
    {
        Assert.Equal(values[^1], (await measured.ReceivedAsync(End.PlusDays(-3), End))!.Value);
        for (var day = End.PlusDays(-3); day <= End; day = day.PlusDays(1))
            Assert.True(await measured.Get<MeasuredDayTable>().IsWholeAsync(source.Id, day, default));
        var form = measured.Catalogue.FindForm("cds-thang", November)!;
        var versions = await measured.Get<MeasuredPeriodTable>().ReadVersionsAsync(form, November, "24", default);
        Assert.Equal(values, versions.Select(version => version.Measured.Values["CP07"].Value));
        Assert.Empty(await measured.Get<LateMarks>().ReadAsync(default));
    }

    /// <summary>Runs until so many writes are done; whether it wanted to do more.</summary>
    private async Task<bool> RunAndCrashAsync(Measured like, int writes)
    {
        var crash = new Crash(writes);
        var options = new TableClientOptions();
        options.AddPolicy(crash, HttpPipelinePosition.PerCall);
        await using var measured = new Measured(new(azurite.ConnectionString, options), like.Time.Now, [source]);
        try
        {
            await measured.RunAsync();
        }
        catch (InvalidOperationException)
        {
            // The crash.
        }

        return crash.Happened;
    }

    private async Task ClearAsync()
    {
        foreach (var name in new[] { TableNames.Sources, TableNames.Measurements, TableNames.MeasuredDays, TableNames.MeasuredPeriods, TableNames.Pending })
        {
            await foreach (var row in tables.GetTableClient(name).QueryAsync<TableEntity>())
                await tables.GetTableClient(name).DeleteEntityAsync(row.PartitionKey, row.RowKey);
        }
    }

    private static Instant Night => At(End, 25) + Duration.FromMinutes(15);

    private static Instant At(LocalDate day, int hour) => MeasuredDay.SpanOf(day).From + Duration.FromHours(hour);

    /// <summary>Lets so many writes through and none after them.</summary>
    private sealed class Crash(int writes) : HttpPipelineSynchronousPolicy
    {
        private int seen;

        public bool Happened { get; private set; }

        public override void OnSendingRequest(HttpMessage message)
        {
            if (message.Request.Method == RequestMethod.Get || Interlocked.Increment(ref seen) <= writes)
                return;
            Happened = true;
            throw new InvalidOperationException("The process ends.");
        }
    }
}
