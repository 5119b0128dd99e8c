using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Http;

namespace NhipSo.Functions.Access.Keys;

/// <summary>Every API key there is or was.</summary>
public sealed class ListKeys(KeyTable keys, Catalogue catalogue)
{
    [Function(nameof(ListKeys))]
    [Allow(Role.Admin)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/admin/keys")] HttpRequest request, CancellationToken cancellationToken) =>
        Results.Json(
            new { Keys = (await keys.ListAsync(cancellationToken)).Select(key => KeyAnswer.From(key, catalogue)) },
            ApiJson.Options);
}
