namespace Microsoft.Azure.Functions.Worker;

/// <summary>One run of a function.</summary>
public abstract class FunctionContext
{
    /// <summary>Identifies the run; under a Functions host it is the host's own identifier.</summary>
    public abstract string InvocationId { get; }

    /// <summary>Identifies the function, the same in every run.</summary>
    public abstract string FunctionId { get; }

    /// <summary>The values that the trigger supplied, such as those of an HTTP route.</summary>
    public abstract BindingContext BindingContext { get; }

    /// <summary>The services of this run's own scope.</summary>
    public abstract IServiceProvider InstanceServices { get; set; }

    /// <summary>The function that runs.</summary>
    public abstract FunctionDefinition FunctionDefinition { get; }

    /// <summary>What middleware and function hand to each other in this run.</summary>
    public abstract IDictionary<object, object> Items { get; set; }

    /// <summary>What the runtime and its extensions keep for this run, by type.</summary>
    public abstract IInvocationFeatures Features { get; }

    /// <summary>
    /// Signalled when the client has gone, and when the process ends before the run does: not at once, but when the
    /// time to stop is nearly over, so that a run that can still end does.
    /// </summary>
    public virtual CancellationToken CancellationToken { get; }
}
