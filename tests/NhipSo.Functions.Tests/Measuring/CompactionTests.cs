using Azure.Data.Tables;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Functions.Measuring;
using NhipSo.Functions.Storage;
using NodaTime;

namespace NhipSo.Functions.Tests.Measuring;

/// <summary>Days are summed up once they have ended, whatever happens meanwhile.</summary>
public sealed class CompactionTests(TestStorage storage) : IClassFixture<TestStorage>, IAsyncLifetime
{
    private static readonly LocalDate First = new(2026, 11, 10);
    private static readonly LocalDate Last = First.PlusDays(2);

    /// <summary>01:15 in Vietnam, on the day after the last.</summary>
    private static readonly Instant Night = At(Last, 25 * 60 + 15);

    /// <summary>The sources of the test before are not those that were, and are gone.</summary>
    public Task InitializeAsync() => Measured.ForgetAsync(storage.Tables);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Days_are_the_same_from_raw_measurements_and_summed_up()
    {
        var source = Measured.Portal("same");
        await using var measured = new Measured(storage.Tables, Night, [source]);
        await ThreeDaysAsync(measured, source);
        var raw = await measured.ReceivedAsync(First, Last);
        Assert.Equal(60 - 10 + 100 + 200, raw!.Value);

        await measured.RunAsync();
        Assert.Equal(Last, (await measured.Get<MeasuredProgress>().ReadAsync(default))["same"].Through);
        Assert.Equal(raw, await measured.ReceivedAsync(First, Last));
        Assert.Equal(new(7, 3 * 288, 1, 1), raw.Coverage);
        Assert.Equal(100, (await measured.ReceivedAsync(First.PlusDays(1), First.PlusDays(1)))!.Value);

        // Power BI reads a day's figure where it stands.
        Assert.Equal(100, (await RowAsync("same", First.PlusDays(1))).GetDouble("received"));
    }

    [Fact]
    public async Task A_second_run_writes_nothing_and_a_run_with_nothing_to_do_costs_a_handful_of_requests()
    {
        var source = Measured.Portal("twice");
        await using var measured = new Measured(storage.Tables, Night, [source]);
        await ThreeDaysAsync(measured, source);
        await measured.RunAsync();
        var before = await RowAsync("twice", Last);
        var requests = storage.Requests;
        await measured.RunAsync();
        Assert.Equal(before.ETag, (await RowAsync("twice", Last)).ETag);
        // Marks, progress twice, the source's first day, and each form's newest closed period.
        Assert.InRange(storage.Requests - requests, 1, 18);
    }

    [Fact]
    public async Task A_run_that_ended_between_two_writes_is_done_by_the_next()
    {
        var source = Measured.Portal("crash");
        await using var measured = new Measured(storage.Tables, Night, [source]);
        await ThreeDaysAsync(measured, source);
        await measured.RunAsync();
        var whole = await measured.ReceivedAsync(First, Last);

        // The last day was under way: its mark has no hash, a unit's row is not there, and the note is a day behind.
        var days = storage.Tables.GetTableClient(TableNames.MeasuredDays);
        var mark = await RowAsync("crash", Last, "!");
        mark.Remove("hash");
        await days.UpdateEntityAsync(mark, mark.ETag, TableUpdateMode.Replace);
        await days.DeleteEntityAsync("crash|202611", "12|24");
        await measured.Get<MeasuredProgress>().WriteAsync("crash", new(Last.PlusDays(-1), null), default);
        Assert.False(await measured.Get<MeasuredDayTable>().IsWholeAsync("crash", Last, default));

        await measured.RunAsync();
        Assert.True(await measured.Get<MeasuredDayTable>().IsWholeAsync("crash", Last, default));
        Assert.Equal(whole, await measured.ReceivedAsync(First, Last));
    }

    [Fact]
    public async Task Whoever_read_before_another_wrote_does_not_write()
    {
        var source = Measured.Portal("both");
        await using var measured = new Measured(storage.Tables, Night, [source]);
        await ThreeDaysAsync(measured, source);
        var table = measured.Get<MeasuredDayTable>();
        var stale = MeasuredDay.Of(source, First, Carry.None, [], []);
        var before = await table.FindMarkAsync("both", First, default);
        await measured.RunAsync();
        var etag = (await RowAsync("both", First)).ETag;

        Assert.False(await table.TryWriteAsync(source, stale, "", before, Night, default));
        Assert.Equal(etag, (await RowAsync("both", First)).ETag);
    }

    [Fact]
    public async Task Two_runs_at_once_are_as_one()
    {
        var source = Measured.Portal("at-once");
        await using var measured = new Measured(storage.Tables, Night, [source]);
        await ThreeDaysAsync(measured, source);
        await Task.WhenAll(measured.RunAsync(), measured.RunAsync(), measured.RunAsync());
        Assert.Equal(350, (await measured.ReceivedAsync(First, Last))!.Value);
        Assert.True(await measured.Get<MeasuredDayTable>().IsWholeAsync("at-once", Last, default));
    }

    [Fact]
    public async Task A_late_value_changes_its_day_and_the_day_after_that_counted_from_the_one_before_it()
    {
        var source = Measured.Portal("late");
        await using var measured = new Measured(storage.Tables, Night, [source]);
        await ThreeDaysAsync(measured, source);
        await measured.RunAsync();

        // On the first day it stood at 80 by 23:50: 20 more are of that day, 20 less of the next.
        await measured.BackfillAsync(source, At(First, (23 * 60) + 50), 80);
        await measured.RunAsync();
        Assert.Equal(70, (await measured.ReceivedAsync(First, First))!.Value);
        Assert.Equal(80, (await measured.ReceivedAsync(First.PlusDays(1), First.PlusDays(1)))!.Value);
        Assert.Equal(200, (await measured.ReceivedAsync(Last, Last))!.Value);

        // A write may be under way for as long as a request lasts: the mark stays that long.
        Assert.Single(await measured.Get<LateMarks>().ReadAsync(default), mark => mark.Source == "late");
        measured.Time.Now += Duration.FromMinutes(11);
        await measured.RunAsync();
        Assert.DoesNotContain(await measured.Get<LateMarks>().ReadAsync(default), mark => mark.Source == "late");
    }

    [Fact]
    public async Task A_mark_renewed_while_its_day_is_summed_up_stays()
    {
        await using var measured = new Measured(storage.Tables, Night, [Measured.Portal("renewed")]);
        var marks = measured.Get<LateMarks>();
        await marks.MarkAsync("renewed", [At(First, 0)], default);
        var mark = Assert.Single(await marks.ReadAsync(default), mark => mark.Source == "renewed");
        measured.Time.Now += Duration.FromHours(1);
        await marks.MarkAsync("renewed", [At(First, 0)], default);
        await marks.ClearAsync(mark, measured.Time.Now, default);
        Assert.Single(await marks.ReadAsync(default), each => each.Source == "renewed");
    }

    [Fact]
    public async Task Measurements_of_today_need_no_mark()
    {
        await using var measured = new Measured(storage.Tables, Night, []);
        await measured.Get<LateMarks>().MarkAsync("today", [Night - Duration.FromMinutes(75), Night - Duration.FromMinutes(76)], default);
        Assert.Equal(Last, Assert.Single(await measured.Get<LateMarks>().ReadAsync(default), mark => mark.Source == "today").Day);
    }

    [Fact]
    public async Task A_silent_day_is_a_gap_that_is_seen()
    {
        var source = Measured.Portal("silent");
        await using var measured = new Measured(storage.Tables, Night, [source]);
        await measured.PollAsync(source, At(First, 0), 10);
        await measured.FailAsync(source, At(First.PlusDays(1), 0));
        await measured.PollAsync(source, At(Last, 0), 500);
        await measured.RunAsync();

        Assert.Null(await measured.ReceivedAsync(First.PlusDays(1), First.PlusDays(1)));
        var day = (await measured.Get<MeasuredDayTable>().FindAsync("silent", First.PlusDays(1), default))!;
        Assert.Equal((288, 1), (day.Due.Sum(), day.Asked.Sum()));
        var hour = (await measured.Get<MeasuredDayTable>().FindAsync("silent", Last, default))!.Units["24"]["received"][0];
        Assert.Equal((490, 490), (hour.Sum, hour.Bridged));
    }

    [Fact]
    public async Task More_units_than_a_transaction_holds_are_summed_up_whole()
    {
        var source = Measured.Portal("many", Counting.Delta) with { Rows = new("", "/unit", UnitScheme.Unit) };
        await using var measured = new Measured(storage.Tables, Night, [source]);
        var units = measured.Catalogue.Units.Where(unit => unit.IsValidOn(First)).Take(50).Select(unit => unit.Id)
            .Concat(Enumerable.Range(1, 200).Select(number => $"X{number:D3}")).ToList();
        foreach (var unit in units)
            await measured.StoreAsync(source with { Owner = unit }, At(First, 60), 3, null, "measured");
        await measured.RunAsync();
        Assert.True(await measured.Get<MeasuredDayTable>().IsWholeAsync("many", First, default));
        var read = await measured.Get<MeasuredWindows>().ReadAsync(new(First, First), default);
        Assert.Equal(units.Count, read.Values.Count(unit => unit.Values.GetValueOrDefault("CP07")?.Value == 3));
    }

    private async Task<TableEntity> RowAsync(string source, LocalDate day, string unit = "24") =>
        await storage.Tables.GetTableClient(TableNames.MeasuredDays).GetEntityAsync<TableEntity>($"{source}|202611", $"{day.Day:D2}|{unit}");

    /// <summary>10 to 60 on the first day, 160 by the end of the second, 360 by the end of the third; a restart costs nothing.</summary>
    private static async Task ThreeDaysAsync(Measured measured, Source source)
    {
        await measured.PollAsync(source, At(First, 0), 10);
        await measured.PollAsync(source, At(First, 23 * 60), 60);
        await measured.PollAsync(source, At(First.PlusDays(1), 5), 100);
        await measured.PollAsync(source, At(First.PlusDays(1), (23 * 60) + 55), 160);
        await measured.PollAsync(source, At(Last, 5), 260);
        await measured.PollAsync(source, At(Last, 10), 40);
        await measured.PollAsync(source, At(Last, (23 * 60) + 55), 100);
    }

    private static Instant At(LocalDate day, int minutes) => MeasuredDay.SpanOf(day).From + Duration.FromMinutes(minutes);
}
