using System.Net;

namespace Microsoft.Azure.Functions.Worker.Tests;

public sealed class ResultsTests(SampleApp app) : IClassFixture<SampleApp>
{
    [Fact]
    public async Task An_IResult_is_executed()
    {
        using var response = await app.Client.GetAsync("/api/Ping");
        Assert.Equal("text/plain; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("pong GET", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task An_IActionResult_is_executed()
    {
        using var response = await app.Client.PostAsync("/api/Created", content: null);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("""{"made":true}""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_function_may_write_the_answer_itself() =>
        Assert.Equal("written by the function", await app.GetAsync("/api/Written", HttpStatusCode.Accepted));

    [Fact]
    public async Task A_function_that_returns_nothing_answers_nothing() => Assert.Empty(await app.GetAsync("/api/Silent"));
}
