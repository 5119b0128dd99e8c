using Microsoft.Extensions.DependencyInjection;
using NhipSo.Functions.Access.Limits;

namespace NhipSo.Functions.Audience;

/// <summary>The public: how many visit portals, and how citizens rate services.</summary>
public static class AudienceServices
{
    /// <summary>Adds the counts, and what writes them each minute.</summary>
    public static IServiceCollection AddAudience(this IServiceCollection services) => services
        .AddSingleton<Counts>()
        .AddSingleton<SharedRow>()
        .AddSingleton<RatingTable>()
        .AddSingleton<CountFlush>()
        .AddSingleton<VisitorLimits>()
        .AddHostedService<FlushCounts>();
}
