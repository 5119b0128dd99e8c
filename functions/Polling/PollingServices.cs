using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using NhipSo.Functions.Polling.Defining;
using NhipSo.Functions.Polling.Vendors;
using Polly;

namespace NhipSo.Functions.Polling;

/// <summary>Figures from the agencies' own systems.</summary>
public static class PollingServices
{
    /// <summary>Who we say that we are.</summary>
    public const string UserAgent = "NhipSo/1.0";

    /// <summary>Adds the poller and its HTTP client.</summary>
    public static IServiceCollection AddPolling(this IServiceCollection services)
    {
        services.AddOptions<PollingOptions>().BindConfiguration(PollingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<DefinedSourceTable>().AddSingleton<SourceBody>().AddSingleton<SourceAdministration>().AddSingleton<SourceDirectory>().AddSingleton<SourceTable>().AddSingleton<MeasurementTable>();
        services.AddSingleton<PollerHeartbeat>().AddSingleton<LatestMeasurements>().AddSingleton<SourcePoller>().AddSingleton<VendorMonths>();
        services.AddSingleton<HostResolver>(Dns.GetHostAddressesAsync).AddSingleton<OutboundConnector>();
        services.AddSingleton<Secrets>().AddSingleton<Tokens>().AddSingleton<SourceRequests>().AddSingleton<ProbeClient>();
        var client = services.AddHttpClient<SourceClient>(client => client.DefaultRequestHeaders.UserAgent.ParseAdd(UserAgent))
            .ConfigurePrimaryHttpMessageHandler(provider => CreateHandler(provider.GetRequiredService<OutboundConnector>()))
            // An attempt is a stored fact and logged as such; a line for each request would cost more than the request.
            .RemoveAllLoggers();
        client.AddStandardResilienceHandler(Patience)
            .SelectPipelineBy(_ => request => request.Options.TryGetValue(SourceRequests.SourceId, out var source) ? source : "");
        // Inside of the pipeline, where each try is seen.
        client.AddHttpMessageHandler(() => new LastFailure());
        return services;
    }

    /// <summary>
    /// A poll has a slot to be in: two short retries, whenever the system would rather be asked again, and an end well
    /// before the next minute. What we refuse ourselves is not tried again.
    /// </summary>
    private static void Patience(HttpStandardResilienceOptions resilience)
    {
        resilience.Retry.MaxRetryAttempts = 2;
        resilience.Retry.Delay = TimeSpan.FromMilliseconds(500);
        resilience.Retry.ShouldRetryAfterHeader = false;
        var isTransient = resilience.Retry.ShouldHandle;
        resilience.Retry.ShouldHandle = attempt => attempt.Outcome.Exception is HttpRequestException { InnerException: OutboundRefusedException }
            ? PredicateResult.False()
            : isTransient(attempt);
        // A circuit a source. What has failed at every try of three polls in a row is asked once in half a minute, until it answers.
        resilience.CircuitBreaker.SamplingDuration = TimeSpan.FromMinutes(5);
        resilience.CircuitBreaker.MinimumThroughput = 9;
        resilience.CircuitBreaker.FailureRatio = 1;
        resilience.CircuitBreaker.BreakDuration = TimeSpan.FromSeconds(30);
        resilience.AttemptTimeout.Timeout = TimeSpan.FromSeconds(8);
        resilience.TotalRequestTimeout.Timeout = TimeSpan.FromSeconds(20);
    }

    /// <summary>No redirects, no proxy, no cookies: the connection goes to the address that was checked, and nowhere else.</summary>
    private static SocketsHttpHandler CreateHandler(OutboundConnector connector) => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ConnectTimeout = TimeSpan.FromSeconds(5),
        ConnectCallback = connector.ConnectAsync,
    };
}
