using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Access;
using NhipSo.Functions.Http;
using NhipSo.Functions.Polling;
using NhipSo.Functions.Problems;

namespace NhipSo.Functions.Pushing;

/// <summary>Stores what a system measured and sends itself.</summary>
public sealed class PostMeasurements(Pushes pushes, SourceDirectory sources, Catalogue catalogue, TimeProvider time)
{
    [Function(nameof(PostMeasurements))]
    [Allow(Role.Measure)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/measurements/{source}")] HttpRequest request,
        string source,
        FunctionContext context,
        CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        caller.MustMeasure(source);
        if (!request.HasJsonContentType())
            throw Refusals.MediaType(request.ContentType);
        if (await sources.FindAsync(source, cancellationToken) is not { Kind: SourceKind.Push } system)
            throw Refusals.UnknownSource(source);
        var body = await RequestBody.ReadAsync(request, cancellationToken, PushBody.MaxBytes);
        var outcome = await pushes.StoreAsync(system, PushBody.Read(body, catalogue, system, time.Now()), new(caller.Name, context.InvocationId), cancellationToken);
        return Results.Json(outcome, ApiJson.Options);
    }
}
