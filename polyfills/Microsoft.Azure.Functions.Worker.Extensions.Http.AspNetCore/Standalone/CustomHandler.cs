using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Standalone;

/// <summary>
/// What a Functions host asks of a custom handler beside forwarded requests: an answer to <c>GET /</c>, and runs of
/// the functions that are not started by HTTP, by <c>POST /{function}</c>.
/// </summary>
internal static partial class CustomHandler
{
    private const string InvocationIdHeader = "X-Azure-Functions-InvocationId";

    public static void Map(WebApplication app)
    {
        app.MapGet("/", (RequestDelegate)(_ => Task.CompletedTask));
        var pipeline = app.Services.GetRequiredService<FunctionExecutionDelegate>();
        foreach (var function in app.Services.GetRequiredService<IReadOnlyList<Function>>())
        {
            if (function.Trigger.ReadHostValue is { } read)
                app.MapPost($"/{function.Name}", (RequestDelegate)(http => RunAsync(function, read, pipeline, http)));
        }
    }

    /// <summary>The Functions host's identifier of a run; a new one where no such host is in front.</summary>
    public static string InvocationId(HttpRequest request, HostMode mode) =>
        mode.IsCustomHandler && request.Headers[InvocationIdHeader] is [{ Length: > 0 } id] ? id : Invocation.NewId();

    private static async Task RunAsync(
        Function function, Func<JsonElement, object> read, FunctionExecutionDelegate pipeline, HttpContext http)
    {
        var services = http.RequestServices;
        var id = InvocationId(http.Request, services.GetRequiredService<HostMode>());
        try
        {
            using var document = await JsonDocument.ParseAsync(http.Request.Body, default, http.RequestAborted);
            var invocation = new Invocation(function, read(Value(document.RootElement, function))) { Id = id };
            using var context = new InvocationContext(invocation, services, services.GetRequiredService<Drain>(), http.RequestAborted);
            await pipeline(context);
        }
        catch (JsonException exception)
        {
            LogUnreadable(Logger(services), exception, function.Name, id);
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        catch (Exception exception)
        {
            LogFailed(Logger(services), exception, function.Name, id);
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return;
        }

        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync("""{"Outputs":{},"Logs":[],"ReturnValue":null}""", http.RequestAborted);
    }

    /// <summary>The trigger's value; the host sends it as an object or as the text of one.</summary>
    private static JsonElement Value(JsonElement request, Function function)
    {
        if (request.ValueKind != JsonValueKind.Object
            || !request.TryGetProperty("Data", out var data)
            || data.ValueKind != JsonValueKind.Object
            || !data.TryGetProperty(function.BindingName, out var value))
        {
            throw new JsonException($"There is no Data.{function.BindingName}.");
        }

        return value.ValueKind == JsonValueKind.String ? JsonSerializer.Deserialize<JsonElement>(value.GetString()!) : value;
    }

    private static ILogger Logger(IServiceProvider services) => services.GetRequiredService<ILogger<HttpFunctions>>();

    [LoggerMessage(3, LogLevel.Error, "The function {Function} failed (run {InvocationId})")]
    private static partial void LogFailed(ILogger logger, Exception exception, string function, string invocationId);

    [LoggerMessage(4, LogLevel.Error, "The host's call of the function {Function} is not readable (run {InvocationId})")]
    private static partial void LogUnreadable(ILogger logger, Exception exception, string function, string invocationId);
}
