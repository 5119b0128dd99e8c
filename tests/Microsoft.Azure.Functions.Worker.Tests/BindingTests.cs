using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Microsoft.Azure.Functions.Worker.Tests;

public sealed class BindingTests(SampleApp app) : IClassFixture<SampleApp>
{
    private static readonly Guid Key = new("6f9619ff-8b86-d011-b42d-00c04fc964ff");

    [Theory]
    [InlineData("/true", true)]
    [InlineData("/false", false)]
    [InlineData("", null)]
    public async Task Route_values_bind_by_name_and_type(string flag, bool? expected)
    {
        using var response = await app.Client.PutAsync(
            $"/api/v1/items/{Uri.EscapeDataString("Điện Biên")}/5/{Key}{flag}", new StringContent("a body"));
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("Điện Biên", answer.GetProperty("name").GetString());
        Assert.Equal(5, answer.GetProperty("number").GetInt32());
        Assert.Equal(Key, answer.GetProperty("key").GetGuid());
        Assert.Equal(expected, answer.GetProperty("flag").Deserialize<bool?>());
        Assert.Equal("a body", answer.GetProperty("body").GetString());
    }

    [Fact]
    public async Task A_long_binds() => Assert.Equal("9007199254740993", await app.GetAsync("/api/v1/long/9007199254740993"));

    [Fact]
    public Task A_value_that_is_not_of_the_type_fails_the_run() =>
        app.GetAsync("/api/v1/long/much", HttpStatusCode.InternalServerError);

    [Fact]
    public async Task The_context_tells_of_function_run_and_route()
    {
        var first = JsonSerializer.Deserialize<JsonElement>(await app.GetAsync("/api/v1/describe/it"));
        Assert.Equal("Describe", first.GetProperty("name").GetString());
        Assert.Equal("SampleFunctions.Requests.Describe", first.GetProperty("entryPoint").GetString());
        Assert.Equal("SampleFunctions.dll", first.GetProperty("assembly").GetString());
        Assert.Equal("it", first.GetProperty("what").GetString());
        Assert.True(first.GetProperty("ownScope").GetBoolean());

        var second = JsonSerializer.Deserialize<JsonElement>(await app.GetAsync("/api/v1/describe/it"));
        Assert.Equal(first.GetProperty("functionId").GetString(), second.GetProperty("functionId").GetString());
        Assert.NotEqual(first.GetProperty("invocationId").GetString(), second.GetProperty("invocationId").GetString());
        Assert.NotEqual(first.GetProperty("run").GetString(), second.GetProperty("run").GetString());
    }
}
