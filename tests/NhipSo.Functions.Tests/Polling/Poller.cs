using Azure.Data.Tables;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Monitoring;
using NhipSo.Functions.Polling;
using NhipSo.Functions.Publishing;
using NodaTime;

namespace NhipSo.Functions.Tests.Polling;

/// <summary>What the app polls with, put together as the app does.</summary>
internal static class Poller
{
    /// <summary>The services; tables only where a test has storage.</summary>
    public static ServiceProvider Services(
        IEnumerable<Source>? sources = null, TableServiceClient? tables = null, TimeProvider? time = null,
        Action<IServiceCollection>? more = null, params (string Name, string Value)[] settings)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection([new("Polling:AllowedPrivateHosts", "127.0.0.1")])
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"Polling:{setting.Name}", (string?)setting.Value)))
            .Build());
        services.AddLogging();
        services.AddSingleton(time ?? TimeProvider.System);
        services.AddSingleton(Shipped.CatalogueOf([.. sources ?? []]));
        services.AddSingleton<Measures>().AddSingleton<FollowUps>();
        services.AddPolling();
        if (tables is not null)
            services.AddSingleton(tables);
        more?.Invoke(services);
        return services.BuildServiceProvider();
    }

    /// <summary>A system whose metric <c>m</c> is kept as <c>value</c>.</summary>
    public static Source Source(Uri address, string id = "mot-cua", int intervalSeconds = 300) => new(
        id, new("Hệ thống", "System"), "24", "A vendor", SourceKind.OpenMetrics, intervalSeconds, [Page.Metric("value", "m")], new(address));

    /// <summary>Polls an address once.</summary>
    public static async Task<Attempt> PollAsync(Uri address, params (string Name, string Value)[] settings)
    {
        await using var services = Services(settings: settings);
        return await services.GetRequiredService<SourceClient>().PollAsync(
            Source(address), Instant.FromUtc(2026, 11, 22, 8, 0), known: null, CancellationToken.None);
    }
}
