using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Http;

namespace NhipSo.Functions.Access.Keys;

/// <summary>Ends an API key; every process knows it within a minute. Again is the same.</summary>
public sealed class RevokeKey(KeyAdministration keys, Catalogue catalogue)
{
    [Function(nameof(RevokeKey))]
    [Allow(Role.Admin)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/admin/keys/{id}/revoke")] HttpRequest request,
        string id,
        FunctionContext context,
        CancellationToken cancellationToken) =>
        Results.Json(
            KeyAnswer.From(await keys.RevokeAsync(id, new(Caller.Of(request).Name, context.InvocationId), cancellationToken), catalogue),
            ApiJson.Options);
}
