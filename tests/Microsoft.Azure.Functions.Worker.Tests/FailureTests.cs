using System.Net;

namespace Microsoft.Azure.Functions.Worker.Tests;

public sealed class FailureTests(SampleApp app) : IClassFixture<SampleApp>
{
    [Fact]
    public async Task A_function_that_throws_answers_500_without_details_and_is_logged()
    {
        using var response = await app.Client.GetAsync("/api/Fail");
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync());
        Assert.False(response.Headers.Contains("X-Way"), "What was prepared for a good answer must not leave.");
        await app.WaitForOutputAsync("a detail that no caller may see");
    }

    [Fact]
    public async Task A_failure_within_the_answer_cuts_the_connection() =>
        await Assert.ThrowsAsync<HttpRequestException>(() => app.GetAsync("/api/BreakOff"));

    [Fact]
    public async Task A_failure_leaves_the_app_running()
    {
        await app.GetAsync("/api/Fail", HttpStatusCode.InternalServerError);
        await app.GetAsync("/api/Ping");
    }
}
