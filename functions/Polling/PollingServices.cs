using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;

namespace NhipSo.Functions.Polling;

/// <summary>Figures from the agencies' own systems.</summary>
public static class PollingServices
{
    /// <summary>Adds the poller and its HTTP client.</summary>
    public static IServiceCollection AddPolling(this IServiceCollection services)
    {
        services.AddOptions<PollingOptions>().BindConfiguration(PollingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<SourceTable>().AddSingleton<MeasurementTable>().AddSingleton<SourcePoller>();
        services.AddHttpClient<SourceClient>(client => client.DefaultRequestHeaders.UserAgent.ParseAdd("NhipSo/1.0"))
            .ConfigurePrimaryHttpMessageHandler(provider => CreateHandler(provider.GetRequiredService<IOptions<PollingOptions>>().Value))
            .AddStandardResilienceHandler()
            .SelectPipelineByAuthority();
        return services;
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
