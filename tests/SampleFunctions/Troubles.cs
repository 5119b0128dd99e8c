using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace SampleFunctions;

/// <summary>Functions that fail or take long.</summary>
public sealed class Troubles
{
    [Function(nameof(Fail))]
    public Task<IResult> Fail([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) =>
        throw new InvalidOperationException("a detail that no caller may see");

    [Function(nameof(BreakOff))]
    public async Task BreakOff([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
    {
        await request.HttpContext.Response.WriteAsync("half of an answer");
        await request.HttpContext.Response.Body.FlushAsync();
        throw new InvalidOperationException("the other half is missing");
    }

    /// <summary>Answers when its time is over, or at once when the process cannot wait for it.</summary>
    [Function(nameof(Wait))]
    public async Task<IResult> Wait(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/wait/{seconds}")] HttpRequest request,
        double seconds,
        CancellationToken cancellationToken)
    {
        Console.WriteLine("waiting");
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(seconds), cancellationToken);
            return Results.Text("done");
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine("cancelled");
            return Results.Text("cancelled");
        }
    }
}
