using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Functions.Access;
using NhipSo.Functions.Access.Limits;
using NhipSo.Functions.Http;
using NhipSo.Functions.Polling;
using NhipSo.Functions.Problems;

namespace NhipSo.Functions.Audience;

/// <summary>Counts a citizen's rating of a service: <c>{"stars": 4}</c>. Nothing of who rates is kept.</summary>
public sealed class PostRating(Counts counts, SourceDirectory sources, VisitorLimits limits, TimeProvider time)
{
    private const int MaxBytes = 1024;

    [Function(nameof(PostRating))]
    [AllowAnyone("Citizens rate without a name. An address rates a source a few times an hour, and is not kept.")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/ratings/{source}")] HttpRequest request,
        string source,
        CancellationToken cancellationToken)
    {
        // A page of another origin than ours would have to ask first (CORS) to send JSON, and is not allowed to.
        if (!request.HasJsonContentType())
            throw Refusals.MediaType(request.ContentType);
        if (await sources.FindAsync(source, cancellationToken) is not { Kind: SourceKind.Ratings } rated)
            throw Refusals.UnknownSource(source);
        var body = StrictJson.Read<Body>(await RequestBody.ReadAsync(request, cancellationToken, MaxBytes), Refusals.RatingMalformed);
        if (body.Stars is < 1 or > CountedFigures.MostStars)
            throw Refusals.RatingMalformed("$.stars");
        limits.AdmitRating(request, source);
        var now = time.Now();
        var name = CountedFigures.Stars(body.Stars);
        if (!counts.TryAdd(CountSpan.SlotOf(rated, now), name) || !counts.TryAdd(RatingTable.DayOf(rated, now), name))
            throw Refusals.StorageUnavailable();
        return Results.Json(new { body.Stars }, ApiJson.Options, statusCode: StatusCodes.Status202Accepted);
    }

    private sealed record Body(int Stars);
}
