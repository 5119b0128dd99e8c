using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Functions.Measuring;
using NodaTime;

namespace NhipSo.Functions.Tests.Measuring;

/// <summary>Series by the hour and by the day, from what is summed up and what is not yet.</summary>
public sealed class SeriesTests(TestStorage storage) : IClassFixture<TestStorage>, IAsyncLifetime
{
    private static readonly LocalDate Day = new(2026, 11, 20);
    private static readonly Indicator Received = Shipped.Catalogue.FindIndicator("CP07")!;
    private static readonly Unit Province = Shipped.Unit("24");

    /// <summary>The sources of the test before are not those that were, and are gone.</summary>
    public Task InitializeAsync() => Measured.ForgetAsync(storage.Tables);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Hours_and_days_say_how_sure_they_are_and_what_was_not_seen_is_no_zero()
    {
        var source = Measured.Portal("series", intervalSeconds: 1800);
        await using var measured = new Measured(storage.Tables, At(Day.PlusDays(1), 75), [source]);
        await measured.PollAsync(source, At(Day, 0), 100);
        await measured.PollAsync(source, At(Day, 30), 110);
        await measured.PollAsync(source, At(Day, 60), 115);
        await measured.FailAsync(source, At(Day, 90));
        await measured.PollAsync(source, At(Day, 300), 400);
        await measured.PollAsync(source, At(Day.PlusDays(1), 0), 410);
        await measured.RunAsync();

        var hours = await measured.Get<MeasuredSeries>().ReadHoursAsync(Received, Province, Day, Day, default);
        Assert.Equal(24, hours.Count);
        Assert.Equal((10, PointQuality.Complete, 0), (hours[0].Value, hours[0].Quality, hours[0].NotAsked));
        Assert.Equal((5, PointQuality.Partial, 0), (hours[1].Value, hours[1].Quality, hours[1].NotAsked));
        Assert.Equal((null, PointQuality.Missing, 2), (hours[2].Value, hours[2].Quality, hours[2].NotAsked));
        Assert.Equal(new(0, 2, 0, 1), hours[2].Coverage);
        Assert.Equal((285, PointQuality.Bridged), (hours[5].Value, hours[5].Quality));

        // The second day has not ended: it is read from what was heard, as far as it has come.
        var days = await measured.Get<MeasuredSeries>().ReadDaysAsync(Received, Province, Day.PlusDays(-1), Day.PlusDays(5), default);
        Assert.Equal([null, 300, 10], days.Select(day => day.Value));
        Assert.Equal(new(1, 3, 1, 1), days[2].Coverage);
        Assert.Equal((PointQuality.Missing, 0), (days[0].Quality, days[0].Coverage.SlotsDue));
        Assert.Equal(hours.Sum(hour => hour.Value ?? 0), days[1].Value);
    }

    [Fact]
    public async Task A_ratio_is_that_of_each_points_own_parts()
    {
        var source = Measured.Portal("ratio", Counting.DayToDate, 3600);
        source = source with
        {
            Owner = "01",
            Metrics = [source.Metrics[0], source.Metrics[0] with { Code = "online", From = "online", Indicator = "CP09" }],
        };
        await using var measured = new Measured(storage.Tables, At(Day, 180), [source]);
        foreach (var (hour, received, online) in new[] { (0, 0, 0), (1, 100, 17), (2, 300, 97) })
            await StoreAsync(source, At(Day, 60 * hour), received, online);
        var share = Shipped.Catalogue.FindIndicator("CP11")!;
        var hours = await measured.Get<MeasuredSeries>().ReadHoursAsync(share, Shipped.Unit("01"), Day, Day, default);
        Assert.Equal([null, 17, 40, null], hours.Select(hour => hour.Value));
        Assert.Equal(32.333333m, Assert.Single(await measured.Get<MeasuredSeries>().ReadDaysAsync(share, Shipped.Unit("01"), Day, Day, default)).Value);
    }

    [Fact]
    public async Task A_unit_that_no_source_speaks_of_has_points_of_which_nothing_was_due()
    {
        await using var measured = new Measured(storage.Tables, At(Day, 180), []);
        var point = Assert.Single(await measured.Get<MeasuredSeries>().ReadDaysAsync(Received, Province, Day, Day, default));
        Assert.Equal((null, new Coverage(0, 0, 0, 0), PointQuality.Missing), (point.Value, point.Coverage, point.Quality));
    }

    private Task StoreAsync(Source source, Instant slot, double received, double online) =>
        storage.Tables.GetTableClient("Measurements").AddEntityAsync(new Azure.Data.Tables.TableEntity(
            $"{source.Id}|{slot.InUtc().Date.ToString("uuuuMMdd", null)}", $"m|{slot.InUtc().TimeOfDay.ToString("HHmmssfff", null)}|{source.Owner}")
        {
            ["at"] = slot.ToDateTimeOffset(), ["quality"] = "measured", ["received"] = received, ["online"] = online,
        });

    private static Instant At(LocalDate day, int minutes) => MeasuredDay.SpanOf(day).From + Duration.FromMinutes(minutes);
}
