using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using NhipSo.Functions.Problems;

namespace NhipSo.Functions.Access;

/// <summary>Establishes who calls an HTTP function and whether they may; a function that states nothing is called by no one.</summary>
public sealed class AuthorizationMiddleware(KeyTable keys, TimeProvider time) : IFunctionsWorkerMiddleware
{
    private const string Header = "X-Api-Key";
    private readonly ConcurrentDictionary<string, Attribute> rules = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http)
        {
            var rule = rules.GetOrAdd(context.FunctionDefinition.EntryPoint, RuleOf);
            if (rule is AllowAttribute allowed)
                http.Features.Set(await EstablishAsync(http.Request, allowed, context.CancellationToken));
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

    private async Task<Caller> EstablishAsync(HttpRequest request, AllowAttribute allowed, CancellationToken cancellationToken)
    {
        var written = request.Headers[Header].ToString();
        if (written.Length == 0)
            throw Refusals.KeyMissing();
        if (ApiKey.Parse(written) is not { } key
            || await keys.FindAsync(key.Id, cancellationToken) is not { } stored
            || !key.Matches(stored.Hash))
            throw Refusals.KeyUnknown();
        if (stored.Expires <= time.Now())
            throw Refusals.KeyExpired();
        return allowed.Roles.Any(stored.Caller.Roles.Contains) ? stored.Caller : throw Refusals.NotAllowed();
    }
}
