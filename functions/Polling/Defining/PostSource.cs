using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Access;
using NhipSo.Functions.Access.Keys;
using NhipSo.Functions.Http;
using NhipSo.Functions.Problems;

namespace NhipSo.Functions.Polling.Defining;

/// <summary>Defines a source while the app runs, or with <c>?test=true</c> tries one and shows what would have been stored.</summary>
public sealed class PostSource(SourceBody bodies, SourceAdministration sources, SourceClient client, Catalogue catalogue)
{
    [Function(nameof(PostSource))]
    [Allow(Role.Admin)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/admin/sources")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
            throw Refusals.MediaType(request.ContentType);
        var isTest = IsTest(request);
        var source = bodies.Read(await RequestBody.ReadAsync(request, cancellationToken, SourceBody.MaxBytes));
        var order = new Order(Caller.Of(request).Name, context.InvocationId);
        if (isTest)
        {
            return source.IsPolled
                ? Results.Json(TrialAnswer.From(await sources.TryAsync(client, source, order, cancellationToken), source, catalogue), ApiJson.Options)
                : throw Refusals.SourceNotTried();
        }

        var (defined, isNew) = await sources.DefineAsync(source, IfMatchOf(request), order, cancellationToken);
        var answer = SourceAnswer.Of(defined, catalogue);
        request.HttpContext.Response.Headers.ETag = answer.ETag;
        return Results.Json(answer, ApiJson.Options, statusCode: isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private static bool IsTest(HttpRequest request) => request.Query["test"].ToString() switch
    {
        "" => false,
        var written => bool.TryParse(written, out var isTest) ? isTest : throw Refusals.NotATest(written),
    };

    /// <summary>What is no hash of ours matches nothing.</summary>
    private static string? IfMatchOf(HttpRequest request) => request.Headers.IfMatch.ToString() is { Length: > 0 } written ? written.Trim('"') : null;
}
