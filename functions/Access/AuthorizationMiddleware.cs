using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace NhipSo.Functions.Access;

/// <summary>Establishes who calls an HTTP function and whether they may; a function that states nothing is called by no one.</summary>
public sealed class AuthorizationMiddleware(Authorizer authorizer) : IFunctionsWorkerMiddleware
{
    private readonly ConcurrentDictionary<string, Attribute> rules = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http)
        {
            var rule = rules.GetOrAdd(context.FunctionDefinition.EntryPoint, RuleOf);
            if (rule is AllowAttribute allowed)
                http.Features.Set(await authorizer.AuthorizeAsync(http.Request, allowed.Roles, context.CancellationToken));
        }

        await next(context);
    }

    /// <summary>What a function states, found by its entry point, which the host writes <c>Namespace.Type.Method</c>.</summary>
    /// <exception cref="InvalidOperationException">The function states nothing.</exception>
    public static Attribute RuleOf(string entryPoint)
    {
        var dot = entryPoint.LastIndexOf('.');
        var method = typeof(AuthorizationMiddleware).Assembly.GetType(entryPoint[..dot])?.GetMethod(entryPoint[(dot + 1)..]);
        return (Attribute?)method?.GetCustomAttribute<AllowAttribute>()
            ?? method?.GetCustomAttribute<AllowAnyoneAttribute>()
            ?? throw new InvalidOperationException($"{entryPoint} does not state who may call it.");
    }
}
