using System.Collections.ObjectModel;

namespace Microsoft.Azure.Functions.Worker.Standalone;

/// <summary>What starts one run of a function.</summary>
/// <param name="Function">The function.</param>
/// <param name="TriggerValue">The value of the parameter that the trigger fills.</param>
/// <param name="Id">The run's identifier.</param>
/// <param name="BindingData">What else the trigger supplies, by name.</param>
internal sealed record Invocation(
    Function Function, object TriggerValue, string Id, IReadOnlyDictionary<string, object?> BindingData)
{
    /// <summary>A run with a new identifier, of a trigger that supplies nothing else.</summary>
    public Invocation(Function function, object triggerValue)
        : this(function, triggerValue, NewId(), ReadOnlyDictionary<string, object?>.Empty)
    {
    }

    public static string NewId() => Guid.NewGuid().ToString();
}
