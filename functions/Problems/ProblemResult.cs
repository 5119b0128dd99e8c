using System.Collections.Immutable;
using System.Globalization;
using System.Net.Mime;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using NhipSo.Functions.Http;

namespace NhipSo.Functions.Problems;

/// <summary>Answers a problem as <c>application/problem+json</c>, in the language that the caller prefers.</summary>
/// <param name="problem">The problem.</param>
public sealed class ProblemResult(Problem problem) : IResult
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var language = Language.Of(httpContext.Request);
        var response = httpContext.Response;
        response.StatusCode = problem.Status;
        response.Headers.ContentLanguage = language;
        if (problem.RetryAfterSeconds > 0)
            response.Headers.RetryAfter = problem.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        if (problem.Challenge is not null)
            response.Headers.WWWAuthenticate = problem.Challenge;
        if (problem.CurrentHash is not null)
            response.Headers.ETag = new EntityTagHeaderValue($"\"{problem.CurrentHash}\"").ToString();
        return response.WriteAsJsonAsync(Describe(problem, language), ApiJson.Options, MediaTypeNames.Application.ProblemJson, httpContext.RequestAborted);
    }

    /// <summary>The members of RFC 9457 and our own.</summary>
    internal static object Describe(Problem problem, string language) => new
    {
        Type = $"urn:nhipso:problem:{problem.Code}",
        Title = Language.In(problem.Title, language),
        problem.Status,
        Detail = Language.In(problem.Detail, language),
        problem.Code,
        Changes = problem.Changes.IsEmpty ? (ImmutableArray<Change>?)null : problem.Changes,
        Errors = problem.Findings.IsEmpty
            ? null
            : problem.Findings.Select(finding => FindingAnswer.From(finding, language)),
    };
}
