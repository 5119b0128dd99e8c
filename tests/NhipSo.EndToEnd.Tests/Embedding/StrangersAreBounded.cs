using System.Net;
using System.Text;
using NhipSo.EndToEnd.Tests.Running;

namespace NhipSo.EndToEnd.Tests.Embedding;

/// <summary>What anyone may send is small, known and not too often, over HTTP.</summary>
public sealed class StrangersAreBounded : IAsyncLifetime
{
    private const string Page = "http://localhost:8080";
    private Deployment deployment = null!;
    private AppInstance app = null!;

    public async Task InitializeAsync()
    {
        deployment = await Deployment.CreateAsync(Audience.Sources(Page));
        app = await AppInstance.StartAsync(new Dictionary<string, string?>(deployment.Settings) { ["RateLimit__RatingsPerHour"] = "2", ["RateLimit__BeaconsPerMinute"] = "20" });
    }

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        await deployment.DisposeAsync();
    }

    [Fact]
    public async Task An_address_rates_a_few_times_an_hour_and_a_wrong_rating_costs_nothing()
    {
        foreach (var wrong in new[] { """{"stars": 0}""", """{"stars": 6}""", """{"stars": "5"}""", """{"stars": 4.5}""", """{"stars": 5, "name": "A"}""", """[5]""", "" })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, await RateAsync(wrong));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await RateAsync("""{"stars": 5}""", "text/plain"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await RateAsync($$"""{"stars": 5{{new string(' ', 2000)}}}"""));
        var answers = new List<HttpStatusCode>();
        for (var number = 0; number < 5; number++) // an hour may end in between
            answers.Add(await RateAsync("""{"stars": 5}"""));
        Assert.Equal(HttpStatusCode.Accepted, answers[0]);
        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
    }

    [Fact]
    public async Task A_page_is_the_source_s_and_says_one_of_two_words()
    {
        Assert.Equal(HttpStatusCode.NoContent, await SayAsync("view"));
        Assert.Equal(HttpStatusCode.NoContent, await SayAsync("here"));
        foreach (var hostile in new[] { "", "VIEW", "view ", "{\"view\":1}", "\u0000" })
            Assert.Equal(HttpStatusCode.BadRequest, await SayAsync(hostile));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await SayAsync(new string('v', 2000)));
        foreach (var origin in new[] { null, "null", "https://example.com", "http://localhost:8081", "https://localhost:8080", $"{Page}.example.com" })
            Assert.Equal(HttpStatusCode.Forbidden, await SayAsync("view", origin));
        Assert.Equal(HttpStatusCode.NotFound, await SayAsync("view", source: "phan-mem-24"));
        Assert.Equal(HttpStatusCode.NotFound, await SayAsync("view", source: "khong-co"));

        var answers = new List<HttpStatusCode>();
        for (var number = 0; number < 45; number++) // a minute may end in between
            answers.Add(await SayAsync("here"));
        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
    }

    private Task<HttpStatusCode> RateAsync(string body, string mediaType = "application/json") => SendAsync("ratings/danh-gia-24", body, mediaType, null);

    private Task<HttpStatusCode> SayAsync(string body, string? origin = Page, string source = "cong-24") => SendAsync($"beacon/{source}", body, "text/plain", origin);

    private async Task<HttpStatusCode> SendAsync(string address, string body, string mediaType, string? origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, UriKind.Relative)) { Content = new StringContent(body, Encoding.UTF8, mediaType) };
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        using var response = await app.Http.SendAsync(request);
        return response.StatusCode;
    }
}
