using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Http;
using NhipSo.Functions.Problems;
using NodaTime;

namespace NhipSo.Functions.Access.Keys;

/// <summary>Makes the key that takes another's place; both are accepted for a while, so that nobody has to change at the same second.</summary>
public sealed class RotateKey(KeyAdministration keys, Catalogue catalogue)
{
    private const int DefaultOverlapHours = 72;
    private const int MaxOverlapHours = 720;

    [Function(nameof(RotateKey))]
    [Allow(Role.Admin)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/admin/keys/{id}/rotate")] HttpRequest request,
        string id,
        FunctionContext context,
        CancellationToken cancellationToken)
    {
        var body = await RequestBody.ReadAsync(request, cancellationToken);
        if (!body.IsEmpty && !request.HasJsonContentType())
            throw Refusals.MediaType(request.ContentType);
        var overlap = Duration.FromHours(body.IsEmpty ? DefaultOverlapHours : JsonBody.Read(body, ReadOverlap));
        var made = await keys.RotateAsync(id, overlap, new(Caller.Of(request).Name, context.InvocationId), cancellationToken);
        return Results.Json(KeyAnswer.From(made, catalogue), ApiJson.Options, statusCode: StatusCodes.Status201Created);
    }

    private static int ReadOverlap(System.Text.Json.JsonElement body)
    {
        var findings = JsonBody.UnknownMembers(body, ["overlapHours"]);
        var hours = JsonBody.Find(body, "overlapHours") is { } written
            ? JsonBody.ReadNumber(written, "/overlapHours", 0, MaxOverlapHours, findings)
            : DefaultOverlapHours;
        return findings.Count == 0 ? hours : throw Refusals.InvalidRequest(findings.ToImmutable());
    }
}
