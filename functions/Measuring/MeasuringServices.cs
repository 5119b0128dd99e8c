using Microsoft.Extensions.DependencyInjection;

namespace NhipSo.Functions.Measuring;

/// <summary>Measurements over time: hours, days, periods.</summary>
public static class MeasuringServices
{
    /// <summary>Adds what sums measurements up, freezes what was measured of a period, and reads both.</summary>
    public static IServiceCollection AddMeasuring(this IServiceCollection services)
    {
        services.AddOptions<MeasuringOptions>().BindConfiguration(MeasuringOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<LateMarks>().AddSingleton<RawMeasurements>().AddSingleton<MeasuredDayTable>().AddSingleton<MeasuredProgress>()
            .AddSingleton<SourceDays>().AddSingleton<DaySums>().AddSingleton<Compaction>().AddSingleton<RawRetention>().AddSingleton<PeriodFreezer>().AddSingleton<MeasuringRun>()
            .AddSingleton<MeasuredSources>().AddSingleton<MeasuredWindows>().AddSingleton<MeasuredSeries>().AddSingleton<MeasuredPeriodTable>();
    }
}
