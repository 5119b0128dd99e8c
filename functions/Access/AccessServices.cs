using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NhipSo.Functions.Access.Keys;
using NhipSo.Functions.Access.Limits;
using NhipSo.Functions.Access.Tokens;

namespace NhipSo.Functions.Access;

/// <summary>Who may call what.</summary>
public static class AccessServices
{
    /// <summary>Adds what the authorization of calls needs, and the administration of keys.</summary>
    /// <exception cref="StartupException">A setting <c>Oidc__…</c> or <c>RateLimit__…</c> is wrong.</exception>
    public static IServiceCollection AddAccess(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(RateLimitSettings.Read(configuration))
        .AddSingleton(OidcSettings.Read(configuration))
        .AddSingleton<RateLimits>()
        .AddSingleton<TokenReader>()
        .AddSingleton<KeyTable>()
        .AddSingleton<KeyAdministration>()
        .AddSingleton<AuditTable>()
        .AddSingleton<InternalLinks>()
        .AddSingleton<Authorizer>();
}
