using System.Text.Json.Nodes;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Standalone;

namespace FunctionJson;

/// <summary>
/// The bindings of a function as the Functions host reads them:
/// https://learn.microsoft.com/azure/azure-functions/functions-custom-handlers#function-metadata.
/// </summary>
internal static class Bindings
{
    /// <exception cref="NotSupportedException">The trigger is of another kind.</exception>
    public static JsonObject Of(Function function) => new()
    {
        ["bindings"] = function.Trigger switch
        {
            HttpTriggerAttribute trigger => Http(function, trigger),
            TimerTriggerAttribute trigger => new JsonArray(Timer(function, trigger)),
            var trigger => throw new NotSupportedException($"'{function.Name}' has a {trigger.GetType().Name}."),
        },
    };

    // The host forwards a request as it came only to a function with exactly these two bindings.
    private static JsonArray Http(Function function, HttpTriggerAttribute trigger)
    {
        var http = new JsonObject
        {
            ["type"] = "httpTrigger",
            ["direction"] = "in",
            ["name"] = function.BindingName,
            ["authLevel"] = trigger.AuthLevel.ToString().ToLowerInvariant(),
            ["route"] = trigger.RouteOf(function.Name),
        };
        if (trigger.Methods is { Length: > 0 } methods)
            http["methods"] = new JsonArray([.. methods.Select(method => JsonValue.Create(method.ToLowerInvariant()))]);
        return new JsonArray(http, new JsonObject { ["type"] = "http", ["direction"] = "out", ["name"] = "res" });
    }

    private static JsonObject Timer(Function function, TimerTriggerAttribute trigger) => new()
    {
        ["type"] = "timerTrigger",
        ["direction"] = "in",
        ["name"] = function.BindingName,
        ["schedule"] = trigger.Schedule,
        ["useMonitor"] = trigger.UseMonitor,
        ["runOnStartup"] = trigger.RunOnStartup,
    };
}
