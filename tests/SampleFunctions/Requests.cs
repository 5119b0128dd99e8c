using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace SampleFunctions;

/// <summary>Functions that only answer, one a kind of answer or of parameter.</summary>
public sealed class Requests(PerRun run)
{
    [Function(nameof(Ping))]
    public IResult Ping([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) =>
        Results.Text("pong " + request.Method);

    [Function(nameof(PutItem))]
    public async Task<IResult> PutItem(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "v1/items/{name}/{number:int}/{key}/{flag?}")] HttpRequest request,
        string name,
        int number,
        Guid key,
        bool? flag,
        CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync(cancellationToken);
        return Results.Json(new { name, number, key, flag, body });
    }

    [Function(nameof(GetLong))]
    public ValueTask<IResult> GetLong(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/long/{value}")] HttpRequest request, long value) =>
        ValueTask.FromResult(Results.Text(value.ToString(CultureInfo.InvariantCulture)));

    [Function(nameof(Created))]
    public IActionResult Created([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequest request) =>
        new ObjectResult(new { made = true }) { StatusCode = StatusCodes.Status201Created };

    [Function(nameof(Written))]
    public Task Written([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
    {
        request.HttpContext.Response.StatusCode = StatusCodes.Status202Accepted;
        return request.HttpContext.Response.WriteAsync("written by the function");
    }

    [Function(nameof(Silent))]
    public static void Silent([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
    {
    }

    [Function(nameof(Describe))]
    public IResult Describe(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/describe/{what}")] HttpRequest request, FunctionContext context) =>
        Results.Json(new
        {
            context.FunctionDefinition.Name,
            context.FunctionDefinition.EntryPoint,
            Assembly = Path.GetFileName(context.FunctionDefinition.PathToAssembly),
            context.FunctionId,
            context.InvocationId,
            What = context.BindingContext.BindingData["what"],
            OwnScope = ReferenceEquals(context.InstanceServices.GetRequiredService<PerRun>(), run),
            Run = run.Id,
        });
}
