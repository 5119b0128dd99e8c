using System.Net.Mime;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Ledger;
using NhipSo.Functions.Access;
using NhipSo.Functions.Http;
using NhipSo.Functions.Problems;

namespace NhipSo.Functions.Submissions;

/// <summary>Files that prove something (minh chứng): sent before the report that names them by their hash.</summary>
public sealed class EvidenceFiles(Payloads payloads, Catalogue catalogue, TimeProvider time)
{
    private const string Route = "v1/submissions/{form}/{period}/{unit}/evidence";
    private const int MaxBytes = 10 * 1024 * 1024;

    /// <summary>Stores a file; the same one again is the same.</summary>
    [Function("PostEvidence")]
    [Allow(Role.Enter, Role.Sign)]
    public async Task<IResult> PostAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request,
        string form, string period, string unit, CancellationToken cancellationToken)
    {
        var obligation = Address.Find(catalogue, form, period, unit, time.Now());
        Caller.Of(request).MustWorkFor(obligation.Unit, catalogue);
        var bytes = await RequestBody.ReadAsync(request, cancellationToken, MaxBytes);
        if (bytes.IsEmpty)
            throw Refusals.EmptyFile();
        var hash = Hashing.Of(bytes.Span);
        await payloads.WriteAsync(Evidences.NameOf(obligation.Unit.Id, hash), bytes, MediaTypeNames.Application.Octet, cancellationToken);
        return Results.Json(new { Hash = hash, Size = bytes.Length }, ApiJson.Options, statusCode: StatusCodes.Status201Created);
    }

    /// <summary>The file, always as a download: what a unit sent is not shown by a browser as if it were ours.</summary>
    [Function("GetEvidence")]
    [Allow(Role.Enter, Role.Sign, Role.Read, Role.Steer)]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/{hash}")] HttpRequest request,
        string form, string period, string unit, string hash, CancellationToken cancellationToken)
    {
        var obligation = Address.Find(catalogue, form, period, unit, time.Now());
        Caller.Of(request).MustSee(obligation.Unit, catalogue);
        var found = Evidences.IsHash(hash) ? await payloads.FindAsync(Evidences.NameOf(obligation.Unit.Id, hash), cancellationToken) : null;
        if (found is null)
            throw Refusals.NoSuchFile(hash);
        request.HttpContext.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Bytes(found.Content.ToArray(), MediaTypeNames.Application.Octet, fileDownloadName: hash);
    }
}
