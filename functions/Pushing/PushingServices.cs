using Microsoft.Extensions.DependencyInjection;

namespace NhipSo.Functions.Pushing;

/// <summary>Figures that systems send themselves.</summary>
public static class PushingServices
{
    /// <summary>Adds what stores them.</summary>
    public static IServiceCollection AddPushing(this IServiceCollection services) => services
        .AddSingleton<PushTable>()
        .AddSingleton<Pushes>();
}
