using Microsoft.Azure.Functions.Worker.Standalone;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Reads what a run was given and what it returned.</summary>
public static class FunctionContextBindingFeatureExtensions
{
    /// <summary>
    /// What the function returned; its value is null before the function ran. Middleware that sets the value and does
    /// not call the next one answers in the function's place.
    /// </summary>
    public static InvocationResult GetInvocationResult(this FunctionContext context) =>
        new(context, context.Features.Get<ReturnedValue>()?.Value);
}
