using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Http;
using NhipSo.Functions.Submissions;

namespace NhipSo.Functions.Access;

/// <summary>
/// Who calls and what they may do. A person signs in at an issuer, whose tokens are not for pages to read; the pages ask here
/// what follows from them.
/// </summary>
public sealed class PostSession(Catalogue catalogue)
{
    [Function(nameof(PostSession))]
    [Allow(Role.Enter, Role.Sign, Role.Read, Role.Steer, Role.Admin)]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/session")] HttpRequest request)
    {
        var caller = Caller.Of(request);
        var unit = caller.Unit is { } id ? catalogue.FindUnit(id) : null;
        return Results.Json(
            new
            {
                caller.Name,
                Roles = caller.Roles.Order().Select(Scopes.WordOf),
                Unit = unit is null ? null : UnitAnswer.From(unit),
            },
            ApiJson.Options);
    }
}
