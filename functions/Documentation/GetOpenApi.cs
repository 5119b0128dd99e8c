using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NhipSo.Functions.Access;

namespace NhipSo.Functions.Documentation;

/// <summary>The document of this API (OpenAPI 3.1), which lies beside the app.</summary>
public sealed class GetOpenApi
{
    private static readonly string Document = Path.Combine(AppContext.BaseDirectory, "openapi.json");

    [Function(nameof(GetOpenApi))]
    [AllowAnyone("It says how the API works, as the documentation in public does; no unit, no figure.")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/openapi.json")] HttpRequest request) =>
        Results.File(Document, "application/json");
}
