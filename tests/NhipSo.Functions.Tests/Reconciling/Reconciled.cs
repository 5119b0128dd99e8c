using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Functions.Access;
using NhipSo.Functions.Measuring;
using NhipSo.Functions.Monitoring;
using NhipSo.Functions.Publishing;
using NhipSo.Functions.Reconciling;
using NhipSo.Functions.Submissions;
using NodaTime;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Tests.Reconciling;

/// <summary>Everything that reconciling needs, over real tables; what was measured over other days is what the test says.</summary>
internal sealed class Reconciled : IDisposable
{
    public static readonly Period June = Period.Parse("2024-06");
    public static readonly Instant AfterDue = Instant.FromUtc(2024, 7, 10, 3, 0);
    public static readonly DateInterval ToJune = new(new(2024, 1, 1), new(2024, 6, 30));

    private readonly ReceiptSigner signer = Shipped.NewSigner();
    private readonly Measures measures = new();

    public Reconciled(TestStorage storage, Catalogue? catalogue = null, ReadDays? read = null, Instant? now = null)
    {
        (Catalogue, Time) = (catalogue ?? Shipped.Catalogue, new(now ?? AfterDue));
        read ??= (days, _) => Task.FromResult(Days.GetValueOrDefault(days, ImmutableDictionary<string, MeasuredUnit>.Empty));
        Submissions = new(storage.Submissions, new(storage.Blobs), signer, new FollowUps(storage.Tables), measures, Time);
        (Periods, Table) = (new(storage.Tables), new(storage.Tables));
        Marks = new(storage.Tables);
        var options = Options.Create(new ReconciliationOptions());
        var (shows, followUps) = (new ShowMarks(storage.Tables, Time), new FollowUps(storage.Tables));
        Reconciler = new(Catalogue, storage.Submissions, Periods, Table, new(Catalogue, storage.Submissions, Periods, read), read, shows, followUps, options, Time);
        Timer = new(Reconciler, Marks, Table, storage.Submissions, Catalogue, Time);
        Audit = new(storage.Tables, Time, Microsoft.Extensions.Logging.Abstractions.NullLogger<AuditTable>.Instance);
        Work = new(Table, Audit, shows, followUps, Catalogue, options, Time);
    }

    public Catalogue Catalogue { get; }

    public ManualTime Time { get; }

    /// <summary>What was measured over which days.</summary>
    public Dictionary<DateInterval, IReadOnlyDictionary<string, MeasuredUnit>> Days { get; } = [];

    public SubmissionService Submissions { get; }

    public MeasuredPeriodTable Periods { get; }

    public DiscrepancyTable Table { get; }

    public ReconciliationMarks Marks { get; }

    public Reconciler Reconciler { get; }

    public ReconcilePeriods Timer { get; }

    public AuditTable Audit { get; }

    public DiscrepancyService Work { get; }

    public Form FormOf(Period period) => Catalogue.FindForm("cds-thang", period)!;

    /// <summary>A unit reports, or corrects what it reported.</summary>
    public async Task<string> ReportAsync(string unit, Period period, int all, int online, string? corrects = null)
    {
        var accepted = await Submissions.PutAsync(
            Shipped.Submission(
                $$$"""{"values":{"CP07_LK":{{{all}}},"CP09_LK":{{{online}}}}}""", unit, FormOf(period), period, corrects, corrects is null ? null : "Điều chỉnh theo đối soát"),
            default);
        return accepted.Head.Revision!.Hash;
    }

    /// <summary>Freezes what was measured of a period, and of the year to its end.</summary>
    public async Task MeasureAsync(Period period, int version, params (string Unit, int All, int Online, int EndToEnd)[] units)
    {
        var measured = units.ToDictionary(unit => unit.Unit, unit => Measured(unit.Unit, ("CP07", unit.All), ("CP09", unit.Online), ("CP12_MS", unit.EndToEnd)), StringComparer.Ordinal);
        Days[new(new(period.First.Year, 1, 1), period.Last)] = measured;
        await Periods.FreezeAsync(
            FormOf(period), period, [.. measured.Values.Select(unit => new MeasuredVersion(unit, version, Time.Now, version == 1 ? null : "Số đo đến sau"))], default);
    }

    public static MeasuredUnit Measured(string unit, params (string Code, decimal Value)[] values) => new(
        unit, values.ToImmutableSortedDictionary(pair => pair.Code, pair => new MeasuredValue(pair.Value, new(30, 30, 1, 1), AfterDue), StringComparer.Ordinal));

    /// <summary>A row, or null.</summary>
    public Task<StoredDiscrepancy?> FindAsync(string unit, string indicator = "CP11_LK", Period? period = null) =>
        Table.FindAsync(FormOf(period ?? June), period ?? June, unit, indicator, default);

    public Task RunAsync() => Timer.RunAsync(new(), default);

    public void Dispose()
    {
        signer.Dispose();
        measures.Dispose();
    }
}
