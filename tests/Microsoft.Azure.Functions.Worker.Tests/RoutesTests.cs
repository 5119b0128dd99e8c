using System.Net;

namespace Microsoft.Azure.Functions.Worker.Tests;

public sealed class RoutesTests(SampleApp app) : IClassFixture<SampleApp>
{
    [Fact]
    public async Task A_function_without_a_route_lies_under_the_prefix_by_its_name() =>
        Assert.Equal("pong GET", await app.GetAsync("/api/Ping"));

    [Fact]
    public Task A_route_without_the_prefix_of_host_json_leads_nowhere() => app.GetAsync("/Ping", HttpStatusCode.NotFound);

    [Fact]
    public Task An_unknown_route_leads_nowhere() => app.GetAsync("/api/v1/unknown", HttpStatusCode.NotFound);

    [Fact]
    public async Task A_method_that_the_trigger_does_not_name_is_not_served()
    {
        using var response = await app.Client.DeleteAsync("/api/Ping");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    [Fact]
    public async Task A_route_constraint_keeps_other_values_out()
    {
        using var response = await app.Client.PutAsync($"/api/v1/items/a/five/{Guid.NewGuid()}", content: null);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
