using System.Collections.Immutable;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NodaTime;

namespace NhipSo.Domain.Tests.Measuring;

/// <summary>A source of five-minute slots whose metric <c>m</c> a test says things of.</summary>
internal static class Days
{
    public const string Province = "24";

    public static LocalDate Day { get; } = new(2026, 11, 10);

    public static Instant Midnight { get; } = MeasuredDay.SpanOf(Day).From;

    public static Source Source(Counting counting, int intervalSeconds = 300, params MaintenanceWindow[] maintenance) => Samples.Portal with
    {
        IntervalSeconds = intervalSeconds,
        Metrics = [Metric("m", counting)],
        Maintenance = [.. maintenance],
    };

    public static SourceMetric Metric(string code, Counting counting, string? indicator = null) =>
        new(code, new("Chỉ số", "Metric"), new("hồ sơ", "dossiers"), code, Counting: counting, Indicator: indicator);

    /// <summary>A value of <c>m</c>, so many minutes after the day's midnight in Vietnam.</summary>
    public static Heard At(double minutes, double value) => At(Midnight + Duration.FromMinutes(minutes), value);

    public static Heard At(Instant time, double value) => new(time, time, Province, new Dictionary<string, double> { ["m"] = value });

    public static Heard Unchanged(double minutes) =>
        Heard.Unchanged(Midnight + Duration.FromMinutes(minutes), Midnight + Duration.FromMinutes(minutes));

    public static MeasuredDay Sum(Source source, params Heard[] heard) => Sum(source, Carry.None, heard);

    public static MeasuredDay Sum(Source source, Carry carry, params Heard[] heard) => MeasuredDay.Of(source, Day, carry, heard, [.. heard.Select(each => each.Time)]);

    /// <summary>Sums several days up, each from what the one before handed on.</summary>
    public static ImmutableArray<MeasuredDay> Sum(Source source, LocalDate first, int count, IReadOnlyCollection<Heard> heard)
    {
        var days = ImmutableArray.CreateBuilder<MeasuredDay>();
        var carry = Carry.None;
        for (var day = first; day < first.PlusDays(count); day = day.PlusDays(1))
        {
            days.Add(MeasuredDay.Of(source, day, carry, heard, []));
            carry = days[^1].Carry;
        }

        return days.ToImmutable();
    }

    public static Tally Whole(this MeasuredDay day) => MeasuredDay.Whole(day.Units[Province]["m"]);

    public static Tally Hour(this MeasuredDay day, int hour) => day.Units[Province]["m"][hour];
}
