using Microsoft.Extensions.DependencyInjection;
using NhipSo.Functions.Measuring;

namespace NhipSo.Functions.Reconciling;

/// <summary>What is reported against what is measured.</summary>
public static class ReconciliationServices
{
    /// <summary>Adds what holds the two against each other, and the work on where they disagree.</summary>
    public static IServiceCollection AddReconciliation(this IServiceCollection services)
    {
        services.AddOptions<ReconciliationOptions>().BindConfiguration(ReconciliationOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<ReadDays>(provider => provider.GetRequiredService<MeasuredWindows>().ReadAsync)
            .AddSingleton<DiscrepancyTable>()
            .AddSingleton<ReconciliationMarks>()
            .AddSingleton<OtherFigures>()
            .AddSingleton<Reconciler>()
            .AddSingleton<DiscrepancyService>()
            .AddSingleton<NationalView>();
    }
}
