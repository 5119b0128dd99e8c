using Microsoft.Extensions.DependencyInjection;

namespace NhipSo.Functions.Publishing;

/// <summary>What dashboards read.</summary>
public static class PublishingServices
{
    /// <summary>Adds the publisher, at once and by timer.</summary>
    public static IServiceCollection AddPublishing(this IServiceCollection services) => services
        .AddSingleton<FollowUps>()
        .AddSingleton<SnapshotStore>()
        .AddSingleton<SigningKeys>()
        .AddSingleton<Publisher>()
        .AddHostedService<PublishAtOnce>();
}
