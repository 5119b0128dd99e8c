using Microsoft.AspNetCore.Routing.Patterns;

namespace Microsoft.Azure.Functions.Worker.Standalone;

/// <summary>What an HTTP trigger may not say.</summary>
internal static class HttpTriggerRules
{
    private static readonly string[] Reserved = ["admin", "runtime"];

    /// <exception cref="InvalidOperationException">The route is no route template.</exception>
    public static IReadOnlyCollection<string> ParameterNames(string functionName, string route)
    {
        try
        {
            return [.. RoutePatternFactory.Parse(route).Parameters.Select(parameter => parameter.Name)];
        }
        catch (RoutePatternException exception)
        {
            throw new InvalidOperationException(
                $"The function '{functionName}' has the route '{route}': {exception.Message}", exception);
        }
    }

    /// <exception cref="InvalidOperationException">The host would refuse the trigger, or this one cannot guard it.</exception>
    public static void Check(Function function, HttpTriggerAttribute trigger, HostMode mode)
    {
        var route = trigger.RouteOf(function.Name);
        if (Reserved.Any(word => route.StartsWith(word, StringComparison.OrdinalIgnoreCase)))
        {
            throw new InvalidOperationException(
                $"The function '{function.Name}' has the route '{route}'; the Functions host keeps what begins with 'admin' or 'runtime' for itself.");
        }

        if (trigger.AuthLevel != AuthorizationLevel.Anonymous && !mode.IsCustomHandler)
        {
            throw new InvalidOperationException(
                $"The function '{function.Name}' asks for a key (AuthorizationLevel.{trigger.AuthLevel}); only a Functions host can check one. Use AuthorizationLevel.Anonymous and authorize in middleware.");
        }
    }
}
