namespace Microsoft.Azure.Functions.Worker;

/// <summary>The values that a trigger supplied to one run.</summary>
public abstract class BindingContext
{
    /// <summary>The values by name; for an HTTP trigger those of the route, as text.</summary>
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }
}
