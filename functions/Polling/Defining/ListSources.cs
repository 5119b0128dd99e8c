using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Access;
using NhipSo.Functions.Http;

namespace NhipSo.Functions.Polling.Defining;

/// <summary>Every source, where it is defined, and what is wrong with it.</summary>
public sealed class ListSources(Catalogue catalogue, DefinedSourceTable defined)
{
    [Function(nameof(ListSources))]
    [Allow(Role.Admin)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/admin/sources")] HttpRequest request, CancellationToken cancellationToken) =>
        Results.Json(
            new { Sources = catalogue.Sources.Select(SourceAnswer.Of).Concat((await defined.ReadAllAsync(cancellationToken)).Select(each => SourceAnswer.Of(each, catalogue))) },
            ApiJson.Options);
}
