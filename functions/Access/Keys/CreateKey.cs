using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Http;
using NhipSo.Functions.Polling;
using NhipSo.Functions.Problems;

namespace NhipSo.Functions.Access.Keys;

/// <summary>Makes an API key and answers its secret, once.</summary>
public sealed class CreateKey(KeyAdministration keys, Catalogue catalogue, SourceDirectory sources)
{
    [Function(nameof(CreateKey))]
    [Allow(Role.Admin)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/admin/keys")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
            throw Refusals.MediaType(request.ContentType);
        var wanted = KeyRequest.Read(await RequestBody.ReadAsync(request, cancellationToken), catalogue, await sources.ReadAsync(cancellationToken));
        var made = await keys.CreateAsync(wanted, new(Caller.Of(request).Name, context.InvocationId), cancellationToken);
        return Results.Json(KeyAnswer.From(made, catalogue), ApiJson.Options, statusCode: StatusCodes.Status201Created);
    }
}
