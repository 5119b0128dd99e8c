using System.Text.Json;
using Microsoft.Azure.Functions.Worker.Standalone;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>
/// Marks the parameter that receives what starts a function. The internal members are what a trigger's own
/// package tells the standalone host.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public abstract class TriggerBindingAttribute : BindingAttribute
{
    /// <summary>The type that the marked parameter must have.</summary>
    internal abstract Type ValueType { get; }

    /// <summary>The names of the values that the trigger supplies beside the marked parameter.</summary>
    /// <param name="functionName">The name of the function that the trigger starts.</param>
    internal abstract IReadOnlyCollection<string> BindingDataNames(string functionName);

    /// <summary>
    /// Reads the marked parameter's value from what a Functions host posts to a custom handler; null for a trigger
    /// that such a host never posts.
    /// </summary>
    /// <exception cref="JsonException">The value is not of the trigger's shape.</exception>
    internal virtual Func<JsonElement, object>? ReadHostValue => null;

    /// <summary>Refuses, with a message for the developer, what this host cannot run.</summary>
    /// <exception cref="InvalidOperationException">The function cannot run here as it is declared.</exception>
    internal virtual void Check(Function function, HostMode mode)
    {
    }

    /// <summary>Registers what starts the functions of this kind.</summary>
    internal abstract void AddRuntime(IServiceCollection services, HostMode mode);
}
