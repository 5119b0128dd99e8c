using System.Linq.Expressions;
using System.Reflection;

namespace Microsoft.Azure.Functions.Worker.Standalone;

/// <summary>What a function returned, or what middleware put in its place; kept among the run's features.</summary>
internal sealed record ReturnedValue(object? Value);

/// <summary>Turns what a method returns, at once or later, into one shape.</summary>
internal static class Returned
{
    /// <summary>The call as an expression of the type <see cref="ValueTask{TResult}"/> of object.</summary>
    public static Expression AsValueTask(MethodCallExpression call)
    {
        var type = call.Type;
        if (type == typeof(void))
            return Expression.Block(call, Expression.Default(typeof(ValueTask<object?>)));
        if (type == typeof(Task))
            return Expression.Call(Own(nameof(FromTask), arguments: 0), call);
        if (type == typeof(ValueTask))
            return Expression.Call(Own(nameof(FromValueTask), arguments: 0), call);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>))
            return Expression.Call(Own(nameof(FromTask), arguments: 1).MakeGenericMethod(type.GenericTypeArguments), call);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>))
            return Expression.Call(Own(nameof(FromValueTask), arguments: 1).MakeGenericMethod(type.GenericTypeArguments), call);
        return Expression.Call(Own(nameof(FromValue), arguments: 0), Expression.Convert(call, typeof(object)));
    }

    private static ValueTask<object?> FromValue(object? value) => new(value);

    private static async ValueTask<object?> FromTask(Task task)
    {
        await task;
        return null;
    }

    private static async ValueTask<object?> FromTask<T>(Task<T> task) => await task;

    private static async ValueTask<object?> FromValueTask(ValueTask task)
    {
        await task;
        return null;
    }

    private static async ValueTask<object?> FromValueTask<T>(ValueTask<T> task) => await task;

    private static MethodInfo Own(string name, int arguments) =>
        typeof(Returned).GetMethods(BindingFlags.NonPublic | BindingFlags.Static)
            .Single(method => method.Name == name && method.GetGenericArguments().Length == arguments);
}
