using System.Reflection;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker.Standalone;

/// <summary>A method that is a function, with the parameter that its trigger fills.</summary>
internal sealed class Function(string name, MethodInfo method, ParameterInfo parameter, TriggerBindingAttribute trigger)
    : FunctionDefinition
{
    // Compiled at the first run: an app with many functions starts no slower.
    private readonly Lazy<FunctionInvoker> invoker = new(() => FunctionInvoker.Compile(method));

    public override string Name { get; } = name;

    public override string Id => Name;

    public override string EntryPoint { get; } = $"{method.DeclaringType!.FullName}.{method.Name}";

    public override string PathToAssembly { get; } = method.DeclaringType!.Assembly.Location;

    public TriggerBindingAttribute Trigger { get; } = trigger;

    /// <summary>The name of the parameter that the trigger fills: the binding's name in <c>function.json</c>.</summary>
    public string BindingName { get; } = parameter.Name!;

    /// <summary>Runs the method; answers what it returned, null for one that returns nothing.</summary>
    public ValueTask<object?> InvokeAsync(FunctionContext context, object triggerValue) =>
        invoker.Value.InvokeAsync(context, triggerValue);
}
