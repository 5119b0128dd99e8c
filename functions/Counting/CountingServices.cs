using Microsoft.Extensions.DependencyInjection;
using NhipSo.Functions.Access.Limits;
using NhipSo.Functions.Ratings;

namespace NhipSo.Functions.Counting;

/// <summary>What is counted of anyone: visits and ratings.</summary>
public static class CountingServices
{
    /// <summary>Adds the counts, and what writes them each minute.</summary>
    public static IServiceCollection AddCounting(this IServiceCollection services) => services
        .AddSingleton<Counts>()
        .AddSingleton<SharedRow>()
        .AddSingleton<RatingTable>()
        .AddSingleton<CountFlush>()
        .AddSingleton<VisitorLimits>()
        .AddHostedService<FlushCounts>();
}
