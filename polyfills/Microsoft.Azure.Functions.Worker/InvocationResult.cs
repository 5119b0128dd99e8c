using Microsoft.Azure.Functions.Worker.Standalone;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a run of a function returned, or what middleware puts in its place.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public class InvocationResult<T>
{
    private readonly FunctionContext context;
    private T? value;

    internal InvocationResult(FunctionContext context, T? value) => (this.context, this.value) = (context, value);

    /// <summary>The value; setting it replaces what the function returned.</summary>
    public T? Value
    {
        get => value;
        set
        {
            this.value = value;
            context.Features.Set(new ReturnedValue(value));
        }
    }
}

/// <summary>What a run of a function returned, whatever its type.</summary>
public sealed class InvocationResult : InvocationResult<object>
{
    internal InvocationResult(FunctionContext context, object? value)
        : base(context, value)
    {
    }
}
