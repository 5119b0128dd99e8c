using System.Reflection;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker.Standalone;

/// <summary>Finds the functions of an assembly; the official SDK does so when it builds.</summary>
internal static class FunctionDiscovery
{
    /// <summary>The functions in the order of their names.</summary>
    /// <exception cref="InvalidOperationException">A function is not declared as it must be.</exception>
    public static IReadOnlyList<Function> In(Assembly assembly) => In(assembly.GetTypes());

    /// <inheritdoc cref="In(Assembly)"/>
    public static IReadOnlyList<Function> In(IEnumerable<Type> types)
    {
        const BindingFlags PublicMethods = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static;
        var functions = types
            .Where(type => type is { IsClass: true, IsVisible: true, ContainsGenericParameters: false })
            .SelectMany(type => type.GetMethods(PublicMethods))
            .Where(method => method.IsDefined(typeof(FunctionAttribute), inherit: false))
            .Select(Read)
            .OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase)
            .ToList();
        foreach (var (first, second) in functions.Zip(functions.Skip(1)))
        {
            if (string.Equals(first.Name, second.Name, StringComparison.OrdinalIgnoreCase))
            {
                throw new InvalidOperationException(
                    $"Two functions are named '{second.Name}': {first.EntryPoint} and {second.EntryPoint}.");
            }
        }

        return functions;
    }

    private static Function Read(MethodInfo method)
    {
        var place = $"{method.DeclaringType!.FullName}.{method.Name}";
        var name = method.GetCustomAttribute<FunctionAttribute>()!.Name;
        if (!IsFunctionName(name))
        {
            throw new InvalidOperationException(
                $"{place}: '{name}' is no function name; one has up to 128 letters, digits, '-' or '_', begins with a letter and is not 'host'.");
        }

        var triggers = method.GetParameters()
            .Select(parameter => (Parameter: parameter, Trigger: parameter.GetCustomAttribute<TriggerBindingAttribute>()))
            .Where(pair => pair.Trigger is not null)
            .ToList();
        if (triggers is not [var (parameter, trigger)])
            throw new InvalidOperationException($"{place} has {triggers.Count} triggers; a function has one.");
        if (parameter.ParameterType != trigger!.ValueType)
        {
            throw new InvalidOperationException(
                $"{place}: '{parameter.Name}' must be of the type {trigger.ValueType.Name} for its trigger.");
        }

        ParameterBinding.Check(method, parameter, trigger.BindingDataNames(name));
        return new Function(name, method, parameter, trigger);
    }

    private static bool IsFunctionName(string name) =>
        name is { Length: > 0 and <= 128 }
        && char.IsAsciiLetter(name[0])
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')
        && !name.Equals("host", StringComparison.OrdinalIgnoreCase);
}
