using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Http;
using NhipSo.Functions.Submissions;

namespace NhipSo.Functions.Access;

/// <summary>
/// Who calls and what they may do. A person signs in at an issuer, whose tokens are not for pages to read; the pages ask here
/// what follows from them, and get what opens the internal snapshots that are theirs to read.
/// </summary>
public sealed class PostSession(Catalogue catalogue, InternalLinks links)
{
    [Function(nameof(PostSession))]
    [Allow(Role.Enter, Role.Sign, Role.Read, Role.Steer, Role.Admin)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/session")] HttpRequest request, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var unit = caller.Unit is { } id ? catalogue.FindUnit(id) : null;
        return Results.Json(
            new
            {
                caller.Name,
                Roles = caller.Roles.Order().Select(Scopes.WordOf),
                Unit = unit is null ? null : UnitAnswer.From(unit),
                Internal = await links.ForAsync(caller, cancellationToken),
            },
            ApiJson.Options);
    }
}
