namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>A step of a run: a middleware, or the function itself.</summary>
public delegate Task FunctionExecutionDelegate(FunctionContext context);
