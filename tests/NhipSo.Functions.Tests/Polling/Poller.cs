using Azure.Data.Tables;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
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
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name.Contains(':', StringComparison.Ordinal) ? setting.Name : $"Polling:{setting.Name}", (string?)setting.Value)))
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

    /// <summary>The sources of a catalogue, and those that are defined in storage.</summary>
    public static SourceDirectory Directory(Catalogue catalogue, TableServiceClient tables, TimeProvider time) =>
        new(catalogue, new(tables), time, NullLogger<SourceDirectory>.Instance);

    /// <summary>A system whose metric <c>m</c> is kept as <c>value</c>.</summary>
    public static Source Source(Uri address, string id = "mot-cua", int intervalSeconds = 300) => new(
        id, new("Hệ thống", "System"), "24", "A vendor", SourceKind.OpenMetrics, intervalSeconds, [Page.Metric("value", "m")], new(address));

    /// <summary>A system whose answer is read as JSON.</summary>
    public static Source Json(Uri address, params SourceMetric[] metrics) =>
        Source(address) with { Kind = SourceKind.Json, Metrics = [.. metrics] };

    /// <summary>The slot that tests poll for.</summary>
    public static Instant Slot { get; } = Instant.FromUtc(2026, 11, 22, 8, 0);

    /// <summary>Polls an address once.</summary>
    public static Task<Attempt> PollAsync(Uri address, params (string Name, string Value)[] settings) => PollAsync(Source(address), settings);

    /// <summary>Polls a system of the units that ship once.</summary>
    public static async Task<Attempt> PollAsync(Source source, params (string Name, string Value)[] settings)
    {
        await using var services = Services(settings: settings, more: more => more.AddSingleton(Shipped.Catalogue));
        return await PollAsync(services, source);
    }

    /// <summary>Polls a system once with services that live on.</summary>
    public static Task<Attempt> PollAsync(IServiceProvider services, Source source, Validators? known = null) =>
        services.GetRequiredService<SourceClient>().PollAsync(source, Slot, known, CancellationToken.None);
}
