using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace SampleFunctions;

/// <summary>Functions that fail or take long.</summary>
public sealed class Troubles
{
    private static readonly TaskCompletionSource Released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Function(nameof(Fail))]
    public Task<IResult> Fail([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) =>
        throw new InvalidOperationException("a detail that no caller may see");

    /// <summary>Answers only after <see cref="Release"/> was called, or after a moment when the app is stopping.</summary>
    [Function(nameof(Wait))]
    public async Task<IResult> Wait([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, CancellationToken cancellationToken)
    {
        Console.WriteLine("waiting");
        await Task.WhenAny(Released.Task, Task.Delay(TimeSpan.FromSeconds(2), cancellationToken));
        return Results.Text(cancellationToken.IsCancellationRequested ? "cancelled" : "done");
    }

    [Function(nameof(Release))]
    public void Release([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequest request) => Released.TrySetResult();
}
