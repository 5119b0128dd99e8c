using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;

namespace NhipSo.Functions.Polling;

/// <summary>Figures from the agencies' own systems.</summary>
public static class PollingServices
{
    /// <summary>Adds the poller and its HTTP client.</summary>
    public static IServiceCollection AddPolling(this IServiceCollection services)
    {
        services.AddOptions<PollingOptions>().BindConfiguration(PollingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<SourceDirectory>().AddSingleton<SourceTable>().AddSingleton<MeasurementTable>();
        services.AddSingleton<PollerHeartbeat>().AddSingleton<LatestMeasurements>().AddSingleton<SourcePoller>();
        services.AddHttpClient<SourceClient>(client => client.DefaultRequestHeaders.UserAgent.ParseAdd("NhipSo/1.0"))
            .ConfigurePrimaryHttpMessageHandler(provider => CreateHandler(provider.GetRequiredService<IOptions<PollingOptions>>().Value))
            // Four lines a poll at Information, each with a scope: the stored attempt says it better.
            .RemoveAllLoggers()
            .AddStandardResilienceHandler(Patience)
            .SelectPipelineByAuthority();
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
        resilience.AttemptTimeout.Timeout = TimeSpan.FromSeconds(8);
        resilience.TotalRequestTimeout.Timeout = TimeSpan.FromSeconds(20);
    }

    /// <summary>No redirects, no proxy, no cookies: the connection goes to the address that was checked, and nowhere else.</summary>
    private static SocketsHttpHandler CreateHandler(PollingOptions options)
    {
        var privateHosts = options.PrivateHosts;
        return new()
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            ConnectTimeout = TimeSpan.FromSeconds(5),
            ConnectCallback = (context, token) => OutboundAddress.ConnectAsync(context.DnsEndPoint, privateHosts, token),
        };
    }
}
