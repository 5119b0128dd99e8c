using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NhipSo.Domain.Submissions;
using NhipSo.Functions.Problems;

namespace NhipSo.Functions.Tests.Problems;

/// <summary>RFC 9457, Problem Details for HTTP APIs.</summary>
public class ProblemResultTests
{
    private static readonly Finding Finding = new("computed", Level.Error, "/values/CP11", "5", new("Bỏ giá trị", "Remove the value"));

    [Fact]
    public async Task A_problem_is_answered_in_Vietnamese()
    {
        var (response, body) = await AnswerAsync(Refusals.Invalid([Finding]), "fr");
        Assert.Equal(422, response.StatusCode);
        Assert.StartsWith("application/problem+json", response.ContentType, StringComparison.Ordinal);
        Assert.Equal("vi", response.Headers.ContentLanguage);
        Assert.Equal("urn:nhipso:problem:invalid-submission", body.GetProperty("type").GetString());
        Assert.Equal("Báo cáo chưa hợp lệ", body.GetProperty("title").GetString());
        Assert.Equal(422, body.GetProperty("status").GetInt32());
        Assert.Equal("invalid-submission", body.GetProperty("code").GetString());
        Assert.Equal(
            """[{"code":"computed","level":"error","place":"/values/CP11","value":"5","message":"Bỏ giá trị"}]""",
            body.GetProperty("errors").GetRawText());
    }

    [Fact]
    public async Task Or_in_English_to_whoever_prefers_it()
    {
        var (response, body) = await AnswerAsync(Refusals.Invalid([Finding]), "en");
        Assert.Equal("en", response.Headers.ContentLanguage);
        Assert.Equal("The report is not valid", body.GetProperty("title").GetString());
        Assert.Equal("Remove the value", body.GetProperty("errors")[0].GetProperty("message").GetString());
    }

    [Fact]
    public async Task A_conflict_carries_the_newest_revisions_tag()
    {
        var head = Shipped.Entry().Head.Revision!;
        var (response, body) = await AnswerAsync(Refusals.BaseOutdated(head, [new("/values/CP01", 1, 2)]), "vi");
        Assert.Equal($"\"{head.Hash}\"", response.Headers.ETag);
        Assert.Equal("""[{"place":"/values/CP01","before":1,"after":2}]""", body.GetProperty("changes").GetRawText());
        Assert.False(body.TryGetProperty("errors", out _));
        Assert.False(response.Headers.ContainsKey("Retry-After"));
    }

    [Fact]
    public async Task What_passes_says_when_to_try_again()
    {
        var (response, _) = await AnswerAsync(Refusals.Busy(), "vi");
        Assert.Equal("2", response.Headers.RetryAfter);
    }

    [Fact]
    public async Task Bad_credentials_are_answered_with_a_challenge()
    {
        var (response, _) = await AnswerAsync(Refusals.TokenExpired(), "vi");
        Assert.Equal("Bearer realm=\"nhipso\", error=\"invalid_token\"", response.Headers.WWWAuthenticate);
    }

    private static async Task<(HttpResponse Response, JsonElement Body)> AnswerAsync(ProblemException refused, string language)
    {
        var http = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider() };
        http.Request.Headers.AcceptLanguage = language;
        using var body = new MemoryStream();
        http.Response.Body = body;
        await new ProblemResult(refused.Problem).ExecuteAsync(http);
        using var document = JsonDocument.Parse(body.ToArray());
        return (http.Response, document.RootElement.Clone());
    }
}
