using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NhipSo.Functions.Publishing.Comparing;
using NhipSo.Functions.Publishing.Derived;
using NhipSo.Functions.Publishing.Measured;
using NhipSo.Functions.Publishing.OpenData;
using NhipSo.Functions.Publishing.Scoring;

namespace NhipSo.Functions.Publishing;

/// <summary>What dashboards read.</summary>
public static class PublishingServices
{
    /// <summary>Adds the publisher, at once and by timer.</summary>
    public static IServiceCollection AddPublishing(this IServiceCollection services, IConfiguration configuration) => services
        .Configure<OpenDataOptions>(configuration.GetSection(OpenDataOptions.Section))
        .AddSingleton<FollowUps>()
        .AddSingleton<ShowMarks>()
        .AddSingleton<SnapshotStore>()
        .AddSingleton<SigningKeys>()
        .AddSingleton<UnitReports>()
        .AddSingleton<PartitionViewReader>()
        .AddSingleton<InternalSnapshots>()
        .AddSingleton<PartitionPublisher>()
        .AddSingleton<DataCatalogue>()
        .AddSingleton<InternalScores>()
        .AddSingleton<DerivedSnapshots>()
        .AddSingleton<ReconciliationSnapshots>()
        .AddSingleton<SourceHistory>()
        .AddSingleton<DaysSnapshots>()
        .AddSingleton<SnapshotCleaner>()
        .AddSingleton<Publisher>()
        .AddHostedService<PublishAtOnce>();
}
