using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Azure.Functions.Worker.Standalone;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>
/// Starts a function by an HTTP request. The constructors without a level are left out: which of the official ones
/// <c>("get")</c> takes is a trap.
/// </summary>
public sealed class HttpTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>For every method.</summary>
    /// <param name="authLevel">The key that the Functions host asks of a caller.</param>
    public HttpTriggerAttribute(AuthorizationLevel authLevel) => AuthLevel = authLevel;

    /// <summary>For some methods.</summary>
    /// <param name="authLevel">The key that the Functions host asks of a caller.</param>
    /// <param name="methods">The methods, in any case.</param>
    public HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods)
    {
        AuthLevel = authLevel;
        Methods = methods;
    }

    /// <summary>An ASP.NET Core route template below the prefix of <c>host.json</c>; without one the function's name.</summary>
    public string? Route { get; set; }

    /// <summary>The methods; null for all.</summary>
    public string[]? Methods { get; private set; }

    /// <summary>The key that the Functions host asks of a caller.</summary>
    public AuthorizationLevel AuthLevel { get; private set; }

    internal override Type ValueType => typeof(HttpRequest);

    internal string RouteOf(string functionName) => string.IsNullOrWhiteSpace(Route) ? functionName : Route.Trim('/');

    internal override IReadOnlyCollection<string> BindingDataNames(string functionName) =>
        HttpTriggerRules.ParameterNames(functionName, RouteOf(functionName));

    internal override void Check(Function function, HostMode mode) => HttpTriggerRules.Check(function, this, mode);

    internal override void AddRuntime(IServiceCollection services, HostMode mode)
    {
        // What serves requests is added by ConfigureFunctionsWebApplication, as officially.
        if (!services.Any(service => service.ServiceType == typeof(HttpFunctions)))
        {
            throw new InvalidOperationException(
                "The app has HTTP triggers: call ConfigureFunctionsWebApplication() on its builder.");
        }
    }
}
