using System.Linq.Expressions;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker.Standalone;

/// <summary>A function's method as a compiled delegate, with a new instance of its class for every run.</summary>
internal sealed class FunctionInvoker(ObjectFactory? create, FunctionInvoker.Call call)
{
    /// <summary>Calls the method, whatever it returns, on an instance that is null for a static one.</summary>
    internal delegate ValueTask<object?> Call(object? instance, FunctionContext context, object triggerValue);

    public static FunctionInvoker Compile(MethodInfo method)
    {
        var instance = Expression.Parameter(typeof(object));
        var context = Expression.Parameter(typeof(FunctionContext));
        var triggerValue = Expression.Parameter(typeof(object));
        var arguments = method.GetParameters().Select(parameter => ParameterBinding.Bind(parameter, context, triggerValue));
        var target = method.IsStatic ? null : Expression.Convert(instance, method.DeclaringType!);
        var body = Returned.AsValueTask(Expression.Call(target, method, arguments));
        return new FunctionInvoker(
            method.IsStatic ? null : ActivatorUtilities.CreateFactory(method.DeclaringType!, []),
            Expression.Lambda<Call>(body, instance, context, triggerValue).Compile());
    }

    public async ValueTask<object?> InvokeAsync(FunctionContext context, object triggerValue)
    {
        var instance = create?.Invoke(context.InstanceServices, arguments: null);
        try
        {
            return await call(instance, context, triggerValue);
        }
        finally
        {
            if (instance is IAsyncDisposable asynchronous)
                await asynchronous.DisposeAsync();
            else
                (instance as IDisposable)?.Dispose();
        }
    }
}
