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

/// <summary>Counts that a page of a portal was opened, or that it is still seen. Nothing of who looks at it is read.</summary>
public sealed class PostBeacon(Counts counts, SourceDirectory sources, VisitorLimits limits, TimeProvider time)
{
    private const int MaxBytes = 1024;

    [Function(nameof(PostBeacon))]
    [AllowAnyone("Whoever opens a portal's page is counted, and is nobody to us. Only pages of the source's origins count; counted by address, which is not kept.")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/beacon/{source}")] HttpRequest request,
        string source,
        CancellationToken cancellationToken)
    {
        limits.AdmitBeacon(request);
        if (await sources.FindAsync(source, cancellationToken) is not { Kind: SourceKind.Beacon } portal)
            throw Refusals.UnknownSource(source);
        var origin = request.Headers.Origin.ToString();
        if (!portal.Origins.Contains(origin))
            throw Refusals.OtherOrigin(origin);
        var body = await RequestBody.ReadAsync(request, cancellationToken, MaxBytes);
        var span = CountSpan.SlotOf(portal, time.Now());
        var isCounted = body.Span switch
        {
            var said when said.SequenceEqual("view"u8) => counts.TryAdd(span, CountedFigures.Views, CountedFigures.Beats),
            var said when said.SequenceEqual("here"u8) => counts.TryAdd(span, CountedFigures.Beats),
            _ => throw Refusals.BeaconMalformed(),
        };
        return isCounted ? Results.NoContent() : throw Refusals.StorageUnavailable();
    }
}
