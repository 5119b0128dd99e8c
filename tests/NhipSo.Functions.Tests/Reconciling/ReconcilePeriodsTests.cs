using Azure.Data.Tables;
using NhipSo.Domain.Reconciling;
using NhipSo.Functions.Storage;
using NodaTime;
using Period = NhipSo.Domain.Periods.Period;
using static NhipSo.Functions.Tests.Reconciling.Reconciled;

namespace NhipSo.Functions.Tests.Reconciling;

/// <summary>Reports and measurements are held against each other by themselves, whatever came late, twice or in between.</summary>
public sealed class ReconcilePeriodsTests : IAsyncLifetime, IDisposable
{
    private readonly TestStorage storage = new();
    private Reconciled it = null!;

    public async Task InitializeAsync()
    {
        await storage.InitializeAsync();
        it = new(storage);
    }

    [Fact]
    public async Task What_disagrees_is_found_told_and_named_with_its_likeliest_cause()
    {
        await it.ReportAsync("01", June, all: 5_400, online: 1_700);
        await it.MeasureAsync(June, 1, ("01", 10_000, 1_700, 5_400), ("04", 1_000, 100, 300));
        await it.RunAsync();

        var found = (await it.FindAsync("01"))!;
        Assert.Equal((ComparisonState.Discrepant, 17m, WorkState.Told, 2), (found.Comparison.State, found.Comparison.Measured!.Value, found.Work!.State, found.Work.Steps));
        Assert.Equal((CauseKind.OtherDenominator, true), (found.Causes[0].Kind, found.Causes[0].IsExact));
        Assert.Equal(Instant.FromUtc(2024, 7, 24, 10, 0), found.Work.Due); // ten working days after 10 July, 17:00 in Vietnam
        Assert.False(found.IsPublicAt(it.Time.Now));
        Assert.True(found.IsPublicAt(found.Work.Due!.Value + Duration.FromSeconds(1)));
        Assert.Equal(
            [StepKind.Open, StepKind.Tell],
            (await it.Table.ReadStepsAsync(it.FormOf(June), June, "01", "CP11_LK", default)).Select(step => step.Kind));
        Assert.Equal(ComparisonState.Match, (await it.FindAsync("01", "CP09_LK"))!.Comparison.State);
        Assert.Equal(CauseKind.OtherCount, (await it.FindAsync("01", "CP07_LK"))!.Causes[0].Kind);
        Assert.Equal(ComparisonState.Unreported, (await it.FindAsync("04"))!.Comparison.State);
        Assert.Null(await it.FindAsync("24~2008")); // nothing reported, nothing measured
        Assert.Null(await it.FindAsync("01", "CP01")); // nobody measures it
    }

    [Fact]
    public async Task A_run_with_nothing_new_writes_nothing_and_costs_two_reads_a_period()
    {
        await it.ReportAsync("01", June, 5_400, 1_700);
        await it.MeasureAsync(June, 1, ("01", 10_000, 1_700, 5_400));
        await it.RunAsync();
        it.Time.Now += Duration.FromMinutes(11);
        await it.RunAsync(); // the mark is cleared once nothing can be under way any more
        var rows = await RowsAsync();
        var asked = storage.Requests;
        await it.RunAsync();
        Assert.Equal(rows, await RowsAsync());
        Assert.InRange(storage.Requests - asked - 2, 1, 1 + (2 * 4)); // May and June and what else is warm; less the two reads of the test
        Assert.Equal(AfterDue, (await it.FindAsync("01"))!.Reconciled);
        Assert.Empty(await it.Marks.ReadAsync(default));
    }

    [Fact]
    public async Task A_correction_reconciles_again_and_mends_it()
    {
        var hash = await it.ReportAsync("01", June, 5_400, 1_700);
        await it.MeasureAsync(June, 1, ("01", 10_000, 1_700, 5_400));
        await it.RunAsync();
        it.Time.Now += Duration.FromHours(1);
        await it.ReportAsync("01", June, 10_000, 1_700, hash);
        await it.RunAsync();
        var found = (await it.FindAsync("01"))!;
        Assert.Equal((ComparisonState.Match, WorkState.Corrected), (found.Comparison.State, found.Work!.State));
        Assert.Empty(found.Causes);
    }

    [Fact]
    public async Task A_later_measurement_withdraws_it_and_another_begins_it_again()
    {
        await it.ReportAsync("01", June, 5_400, 1_700);
        await it.MeasureAsync(June, 1, ("01", 10_000, 1_700, 5_400));
        await it.RunAsync();
        await it.MeasureAsync(June, 2, ("01", 5_450, 1_700, 5_400));
        await it.RunAsync();
        Assert.Equal(WorkState.Closed, (await it.FindAsync("01"))!.Work!.State);
        await it.MeasureAsync(June, 3, ("01", 9_000, 1_700, 5_400));
        await it.RunAsync();
        var found = (await it.FindAsync("01"))!;
        Assert.Equal((WorkState.Told, 2, 3), (found.Work!.State, found.Work.Round, found.MeasuredVersion));
        Assert.Equal(
            [StepKind.Open, StepKind.Tell, StepKind.Withdraw, StepKind.Resume, StepKind.Tell],
            (await it.Table.ReadStepsAsync(it.FormOf(June), June, "01", "CP11_LK", default)).Select(step => step.Kind));
    }

    [Fact]
    public async Task The_unit_is_told_when_its_report_is_due_and_not_before()
    {
        it.Time.Now = Instant.FromUtc(2024, 7, 3, 3, 0);
        await it.ReportAsync("01", June, 5_400, 1_700);
        await it.MeasureAsync(June, 1, ("01", 10_000, 1_700, 5_400));
        await it.RunAsync();
        Assert.Equal(WorkState.Opened, (await it.FindAsync("01"))!.Work!.State);
        it.Time.Now = Instant.FromUtc(2024, 7, 8, 10, 0); // due, to the instant
        await it.RunAsync();
        Assert.Equal(WorkState.Opened, (await it.FindAsync("01"))!.Work!.State);
        it.Time.Now += Duration.FromHours(1);
        await it.RunAsync();
        Assert.Equal(WorkState.Told, (await it.FindAsync("01"))!.Work!.State);
    }

    [Fact]
    public async Task A_late_report_for_a_period_that_nobody_looks_at_is_reconciled_by_its_mark()
    {
        it.Time.Now = Instant.FromUtc(2024, 12, 1, 0, 0);
        await it.MeasureAsync(June, 1, ("01", 10_000, 1_700, 5_400));
        await it.RunAsync();
        Assert.Equal(ComparisonState.Unreported, (await it.FindAsync("01"))!.Comparison.State);
        it.Time.Now += Duration.FromMinutes(30);
        await it.RunAsync();
        Assert.Empty(await it.Marks.ReadAsync(default));
        await it.ReportAsync("01", June, 5_400, 1_700);
        Assert.Equal([("cds-thang", June)], (await it.Marks.ReadAsync(default)).Select(mark => (mark.Form, mark.Period)));
        await it.RunAsync();
        Assert.Equal(ComparisonState.Discrepant, (await it.FindAsync("01"))!.Comparison.State);
    }

    [Fact]
    public async Task A_crash_before_the_last_write_repeats_the_run_and_changes_nothing()
    {
        await it.ReportAsync("01", June, 5_400, 1_700);
        await it.MeasureAsync(June, 1, ("01", 10_000, 1_700, 5_400));
        await it.RunAsync();
        var rows = await RowsAsync();
        await storage.Tables.GetTableClient(TableNames.Discrepancies).DeleteEntityAsync("cds-thang|2024-06", "!");
        it.Time.Now += Duration.FromMinutes(20);
        await it.RunAsync();
        Assert.Equal(rows, await RowsAsync());
        Assert.NotNull(await it.Table.FindStateAsync(it.FormOf(June), June, default));
    }

    [Fact]
    public async Task Causes_of_the_same_figures_are_not_looked_for_again()
    {
        var read = 0;
        using var counting = new Reconciled(storage, read: (days, _) =>
        {
            read++;
            return Task.FromResult<IReadOnlyDictionary<string, Domain.Measuring.MeasuredUnit>>(
                days == ToJune ? new Dictionary<string, Domain.Measuring.MeasuredUnit> { ["01"] = Measured("01", ("CP07", 10_000), ("CP09", 1_700), ("CP12_MS", 5_400)) } : []);
        });
        await counting.ReportAsync("01", June, 5_400, 1_700);
        await counting.MeasureAsync(June, 1, ("01", 10_000, 1_700, 5_400));
        await counting.RunAsync();
        Assert.True(read > 10, $"{read} windows were looked at.");
        var found = await counting.FindAsync("01");
        read = 0;
        await counting.RunAsync(); // the mark is there still
        Assert.Equal(2, read); // the year so far, and the blocks
        Assert.Equal(found!.Causes[0].Kind, (await counting.FindAsync("01"))!.Causes[0].Kind);
    }

    [Fact]
    public async Task Two_at_once_leave_each_step_once()
    {
        await it.ReportAsync("01", June, 5_400, 1_700);
        await it.MeasureAsync(June, 1, ("01", 10_000, 1_700, 5_400));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => it.Reconciler.ReconcileAsync(it.FormOf(June), June, default)));
        Assert.Equal(
            [1, 2], (await it.Table.ReadStepsAsync(it.FormOf(June), June, "01", "CP11_LK", default)).Select(step => step.Number));
    }

    [Fact]
    public async Task Last_months_figures_and_the_days_of_the_other_regime_are_looked_for()
    {
        var may = Period.Parse("2024-05");
        await it.ReportAsync("01", may, 8_000, 1_000);
        await it.ReportAsync("01", June, 8_000, 1_000);
        await it.ReportAsync("04", June, 900, 300);
        await it.MeasureAsync(may, 1, ("01", 8_000, 1_000, 0));
        await it.MeasureAsync(June, 1, ("01", 10_000, 1_700, 5_400), ("04", 1_000, 200, 500));
        it.Days[new(new(2023, 12, 15), new(2024, 6, 14))] = new Dictionary<string, Domain.Measuring.MeasuredUnit> { ["04"] = Measured("04", ("CP07", 900), ("CP09", 300)) };
        await it.RunAsync();
        Assert.Equal(CauseKind.StaleFigure, (await it.FindAsync("01"))!.Causes[0].Kind);
        Assert.Equal(CauseKind.OtherWindow, (await it.FindAsync("04"))!.Causes[0].Kind);
        Assert.Contains("15/12/2023", (await it.FindAsync("04"))!.Causes[0].Evidence[0].Words.Vi, StringComparison.Ordinal);
    }

    public async Task DisposeAsync() => await storage.DisposeAsync();

    public void Dispose() => it?.Dispose();

    private async Task<List<string>> RowsAsync()
    {
        var rows = new List<string>();
        await foreach (var row in storage.Tables.GetTableClient(TableNames.Discrepancies).QueryAsync<TableEntity>("RowKey ne '!'"))
            rows.Add($"{row.RowKey} {row.ETag}");
        return rows;
    }
}
