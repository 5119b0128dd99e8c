using Microsoft.Azure.Functions.Worker.Middleware;

namespace Microsoft.Azure.Functions.Worker.Standalone;

/// <summary>The middleware of the app, the first added outermost, around the function that runs.</summary>
internal sealed class Pipeline
{
    private readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware = [];

    public void Add(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> step) => middleware.Add(step);

    public FunctionExecutionDelegate Build() =>
        Enumerable.Reverse(middleware).Aggregate((FunctionExecutionDelegate)ExecuteAsync, (next, step) => step(next));

    private static async Task ExecuteAsync(FunctionContext context)
    {
        var invocation = context.Features.Get<Invocation>()!;
        var value = await invocation.Function.InvokeAsync(context, invocation.TriggerValue);
        context.Features.Set(new ReturnedValue(value));
    }
}
