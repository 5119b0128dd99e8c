using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Functions.Measuring;
using NodaTime;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Tests.Measuring;

/// <summary>What was measured of a period stands when its window has ended; every later change is a version with its reason.</summary>
public sealed class FreezingTests : IAsyncLifetime
{
    /// <summary>The window of cds-thang 2026-11 is 15/10 to 14/11.</summary>
    private static readonly Period November = Period.Parse("2026-11");
    private static readonly LocalDate End = new(2026, 11, 14);
    private readonly TestStorage storage = new();
    private readonly Source source = Measured.Portal("cong-24", intervalSeconds: 86_400);

    public Task InitializeAsync() => storage.InitializeAsync();

    public Task DisposeAsync() => storage.DisposeAsync();

    [Fact]
    public async Task An_open_period_is_not_frozen_and_a_closed_one_is_once()
    {
        await using (var open = Begin(At(End, 12)))
        {
            await PollAsync(open, End.PlusDays(-3), 100);
            await PollAsync(open, End.PlusDays(-2), 160);
            await PollAsync(open, End, 200);
            await open.RunAsync();
            Assert.Empty(await NewestAsync(open));
        }

        await using var closed = Begin(Night(End));
        await closed.RunAsync();
        await closed.RunAsync();
        var version = Assert.Single(await VersionsAsync(closed));
        Assert.Equal((1, null, 100m), (version.Version, version.Reason, ReceivedOf(version)));
        Assert.Equal(new(3, 31, 1, 1), version.Measured.Values["CP07"].Coverage);
        Assert.Equal(Night(End), version.Taken);
        Assert.Equal(version.Measured.Values, (await NewestAsync(closed))["24"].Measured.Values);
    }

    [Fact]
    public async Task Periods_that_closed_before_are_frozen_too_and_a_quarter_beside_its_month()
    {
        await using var measured = Begin(Night(new(2026, 12, 14)));
        await PollAsync(measured, new(2026, 10, 20), 100);
        await PollAsync(measured, new(2026, 11, 20), 160);
        await PollAsync(measured, new(2026, 12, 10), 200);
        await measured.RunAsync();
        Assert.Equal(0, ReceivedOf((await NewestAsync(measured))["24"]));
        Assert.Equal(100, ReceivedOf((await NewestAsync(measured, "cds-thang", "2026-12"))["24"]));
        Assert.Equal(100, ReceivedOf((await NewestAsync(measured, "cds-quy", "2026-Q4"))["24"]));
        Assert.Equal(100, ReceivedOf((await NewestAsync(measured, "dvctt-thang", "2026-12"))["24"]));
    }

    [Fact]
    public async Task Late_measurements_make_a_new_version_that_says_which_and_nothing_is_overwritten()
    {
        await using var measured = Begin(Night(End));
        await PollAsync(measured, End.PlusDays(-3), 100);
        await PollAsync(measured, End, 200);
        await measured.RunAsync();
        var first = Assert.Single(await VersionsAsync(measured));

        measured.Time.Now += Duration.FromDays(3);
        // It restarted between: what it had counted until then was never seen.
        await measured.BackfillAsync(source, At(End.PlusDays(-1), 8), 250);
        await measured.RunAsync();
        await measured.RunAsync();
        var versions = await VersionsAsync(measured);
        Assert.Equal([1, 2], versions.Select(version => version.Version));
        Assert.Equal(first.Measured.Values, versions[0].Measured.Values);
        Assert.Equal((350m, "late-measurements: cong-24 2026-11-13"), (ReceivedOf(versions[1]), versions[1].Reason));
    }

    [Fact]
    public async Task A_late_value_that_changes_nothing_makes_no_version()
    {
        await using var measured = Begin(Night(End));
        await PollAsync(measured, End.PlusDays(-3), 100);
        await measured.RunAsync();
        measured.Time.Now += Duration.FromDays(1);
        await measured.Get<LateMarks>().MarkAsync(source.Id, [At(End, 8)], default);
        await measured.RunAsync();
        Assert.Single(await VersionsAsync(measured));
    }

    [Fact]
    public async Task Other_definitions_make_a_new_version_of_a_warm_period()
    {
        await using (var before = Begin(Night(End)))
        {
            await PollAsync(before, End.PlusDays(-3), 100);
            await PollAsync(before, End, 200);
            await before.RunAsync();
        }

        // It was never the number of dossiers received: the mapping was wrong.
        var corrected = source with { Metrics = [source.Metrics[0] with { Indicator = "CP08" }] };
        await using var after = new Measured(storage.Tables, Night(End.PlusDays(1)), [corrected], "two");
        await after.RunAsync();
        await after.RunAsync();
        var versions = await VersionsAsync(after);
        Assert.Equal([(1, null), (2, "definitions")], versions.Select(version => (version.Version, version.Reason)));
        Assert.Equal(["CP08"], versions[1].Measured.Values.Keys);

        await using var muchLater = new Measured(storage.Tables, Night(End.PlusDays(200)), [source], "three");
        await muchLater.RunAsync();
        Assert.Equal(2, (await VersionsAsync(muchLater)).Length);
    }

    [Fact]
    public async Task What_a_system_measured_outlives_it_until_the_hour_that_it_went()
    {
        await using (var before = Begin(Night(End.PlusDays(-1))))
        {
            await PollAsync(before, End.PlusDays(-3), 100);
            await PollAsync(before, End.PlusDays(-1), 160);
            await before.RunAsync();
            await PollAsync(before, End, 200);
        }

        // Another system takes its place.
        await using var after = new Measured(storage.Tables, Night(End), [Measured.Portal("cong-moi", intervalSeconds: 86_400)], "two");
        await after.RunAsync();
        Assert.Equal(100, ReceivedOf((await NewestAsync(after))["24"]));
        Assert.Equal(new(3, 31, 1, 2), (await NewestAsync(after))["24"].Measured.Values["CP07"].Coverage);
        Assert.Null(await after.ReceivedAsync(End.PlusDays(1), End.PlusDays(1)));
    }

    [Fact]
    public async Task A_crash_before_it_is_said_to_be_frozen_freezes_nothing_twice()
    {
        await using var measured = Begin(Night(End));
        await PollAsync(measured, End, 200);
        await measured.RunAsync();
        await storage.Tables.GetTableClient("MeasuredPeriods").DeleteEntityAsync("cds-thang|2026-11", "!");
        await measured.RunAsync();
        Assert.Single(await VersionsAsync(measured));
    }

    [Fact]
    public async Task Two_that_freeze_at_once_freeze_one_version()
    {
        await using var measured = Begin(Night(End));
        await PollAsync(measured, End, 200);
        await Task.WhenAll(measured.RunAsync(), measured.RunAsync());
        Assert.Single(await VersionsAsync(measured));
    }

    [Fact]
    public async Task Raw_measurements_go_when_their_days_are_whole_and_their_time_is_over_and_what_comes_then_counts_nowhere()
    {
        await using var measured = Begin(Night(End), rawDays: 2);
        for (var day = End.PlusDays(-5); day <= End; day = day.PlusDays(1))
            await PollAsync(measured, day, 100 + day.Day);
        var before = await measured.ReceivedAsync(End.PlusDays(-5), End);
        await measured.RunAsync();
        Assert.Equal(End.PlusDays(-1), await measured.Get<RawMeasurements>().FindFirstAsync(source.Id, default));
        Assert.Equal(before, await measured.ReceivedAsync(End.PlusDays(-5), End));

        measured.Time.Now += Duration.FromHours(1);
        await measured.BackfillAsync(source, At(End.PlusDays(-4), 9), 5000);
        await measured.RunAsync();
        measured.Time.Now += Duration.FromHours(1);
        await measured.RunAsync();
        Assert.Equal(before, await measured.ReceivedAsync(End.PlusDays(-5), End));
        Assert.Empty(await measured.Get<LateMarks>().ReadAsync(default));
    }

    [Fact]
    public async Task Raw_measurements_that_begin_in_the_evening_of_a_day_of_UTC_go_too()
    {
        await using var measured = Begin(Night(End), rawDays: 2);
        await measured.PollAsync(source, At(End.PlusDays(-5), 1), 100);
        await PollAsync(measured, End, 130);
        await measured.RunAsync();
        Assert.Equal(End, await measured.Get<RawMeasurements>().FindFirstAsync(source.Id, default));
    }

    private Measured Begin(Instant now, int rawDays = 400) => new(storage.Tables, now, [source], rawDays: rawDays);

    private Task PollAsync(Measured measured, LocalDate day, double value) => measured.PollAsync(source, At(day, 7), value);

    private static async Task<IReadOnlyDictionary<string, MeasuredVersion>> NewestAsync(Measured measured, string form = "cds-thang", string period = "2026-11") =>
        await measured.Get<MeasuredPeriodTable>().ReadNewestAsync(measured.Catalogue.FindForm(form, Period.Parse(period))!, Period.Parse(period), default);

    private static async Task<MeasuredVersion[]> VersionsAsync(Measured measured) =>
        [.. await measured.Get<MeasuredPeriodTable>().ReadVersionsAsync(measured.Catalogue.FindForm("cds-thang", November)!, November, "24", default)];

    private static decimal ReceivedOf(MeasuredVersion version) => version.Measured.Values["CP07"].Value;

    private static Instant At(LocalDate day, int hour) => MeasuredDay.SpanOf(day).From + Duration.FromHours(hour);

    /// <summary>01:15 in Vietnam, after a day.</summary>
    private static Instant Night(LocalDate day) => At(day, 25) + Duration.FromMinutes(15);
}
