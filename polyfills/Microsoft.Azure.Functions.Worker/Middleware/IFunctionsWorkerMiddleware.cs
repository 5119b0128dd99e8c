namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>A step that every run of every function passes.</summary>
public interface IFunctionsWorkerMiddleware
{
    /// <summary>Does its part of the run and calls <paramref name="next"/>, or does not and so ends the run.</summary>
    Task Invoke(FunctionContext context, FunctionExecutionDelegate next);
}
