using Microsoft.Extensions.DependencyInjection;

namespace NhipSo.Functions.Monitoring;

/// <summary>What the app says about itself.</summary>
public static class MonitoringServices
{
    /// <summary>Adds the counters.</summary>
    public static IServiceCollection AddMonitoring(this IServiceCollection services) => services.AddSingleton<Measures>();
}
