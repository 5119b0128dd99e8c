using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker.Standalone;

/// <summary>
/// Where a function's parameters come from: its trigger, the run's context and cancellation, or a value of the
/// trigger's data that has the parameter's name.
/// </summary>
internal static class ParameterBinding
{
    private static readonly MethodInfo ParseMethod = Own(nameof(Parse));
    private static readonly MethodInfo ParseOptionalMethod = Own(nameof(ParseOptional));

    /// <exception cref="InvalidOperationException">A parameter comes from nowhere, or has a type that text does not convert to.</exception>
    public static void Check(MethodInfo method, ParameterInfo trigger, IReadOnlyCollection<string> names)
    {
        foreach (var parameter in method.GetParameters())
        {
            var type = parameter.ParameterType;
            if (parameter.Position == trigger.Position || IsOfTheRun(type))
                continue;
            var place = $"{method.DeclaringType!.FullName}.{method.Name}: '{parameter.Name}'";
            if (!names.Contains(parameter.Name!, StringComparer.OrdinalIgnoreCase))
                throw new InvalidOperationException($"{place} is bound to nothing; the trigger supplies: {string.Join(", ", names)}.");
            if (!IsParsable(type) && !IsParsable(Nullable.GetUnderlyingType(type)))
                throw new InvalidOperationException($"{place} is a {type.Name}, which this host does not read from text.");
        }
    }

    /// <summary>The parameter's value, out of the run's context and what the trigger supplied.</summary>
    public static Expression Bind(ParameterInfo parameter, ParameterExpression context, ParameterExpression triggerValue)
    {
        var type = parameter.ParameterType;
        if (parameter.IsDefined(typeof(TriggerBindingAttribute)))
            return Expression.Convert(triggerValue, type);
        if (type == typeof(FunctionContext))
            return context;
        if (type == typeof(CancellationToken))
            return Expression.Property(context, nameof(FunctionContext.CancellationToken));
        var parse = Nullable.GetUnderlyingType(type) is { } underlying
            ? ParseOptionalMethod.MakeGenericMethod(underlying)
            : ParseMethod.MakeGenericMethod(type);
        return Expression.Call(parse, context, Expression.Constant(parameter));
    }

    private static bool IsOfTheRun(Type type) => type == typeof(FunctionContext) || type == typeof(CancellationToken);

    private static bool IsParsable(Type? type) =>
        type is not null
        && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IParsable<>));

    private static T? Parse<T>(FunctionContext context, ParameterInfo parameter)
        where T : IParsable<T>
    {
        if (Text(context, parameter) is { } text)
            return Convert<T>(text, parameter);
        if (parameter.HasDefaultValue)
            return (T?)parameter.DefaultValue;
        return typeof(T).IsValueType
            ? throw new InvalidOperationException($"The route has no value for the parameter '{parameter.Name}'.")
            : default;
    }

    private static T? ParseOptional<T>(FunctionContext context, ParameterInfo parameter)
        where T : struct, IParsable<T>
    {
        if (Text(context, parameter) is { } text)
            return Convert<T>(text, parameter);
        return parameter.HasDefaultValue ? (T?)parameter.DefaultValue : null;
    }

    private static T Convert<T>(string text, ParameterInfo parameter)
        where T : IParsable<T> =>
        T.TryParse(text, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new InvalidOperationException($"The route's value for the parameter '{parameter.Name}' is no {typeof(T).Name}.");

    private static string? Text(FunctionContext context, ParameterInfo parameter) =>
        context.BindingContext.BindingData.GetValueOrDefault(parameter.Name!) as string;

    private static MethodInfo Own(string name) =>
        typeof(ParameterBinding).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!;
}
