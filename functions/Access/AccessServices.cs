using Microsoft.Extensions.DependencyInjection;

namespace NhipSo.Functions.Access;

/// <summary>Who may call what.</summary>
public static class AccessServices
{
    /// <summary>Adds what the authorization of calls needs.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services) => services.AddSingleton<KeyTable>();
}
