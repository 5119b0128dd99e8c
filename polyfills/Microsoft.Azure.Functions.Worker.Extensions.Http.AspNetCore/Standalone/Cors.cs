using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Standalone;

/// <summary>
/// Which web pages of other origins may call: <c>Host:CORS</c> and <c>Host:CORSCredentials</c>, as in the
/// <c>local.settings.json</c> of the Azure Functions Core Tools. In Azure the platform does this.
/// </summary>
internal static class Cors
{
    /// <summary>The policy; null when no origin may.</summary>
    /// <exception cref="InvalidOperationException">Every origin may send credentials.</exception>
    public static CorsPolicy? Of(IConfiguration configuration)
    {
        var origins = (configuration["Host:CORS"] ?? "")
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (origins.Length == 0)
            return null;
        var credentials = configuration.GetValue<bool>("Host:CORSCredentials");
        if (credentials && origins.Contains(CorsConstants.AnyOrigin))
            throw new InvalidOperationException("Host:CORSCredentials is true and Host:CORS is '*'; credentials need origins that are named.");
        var policy = new CorsPolicyBuilder(origins).AllowAnyHeader().AllowAnyMethod();
        return (credentials ? policy.AllowCredentials() : policy).Build();
    }
}
