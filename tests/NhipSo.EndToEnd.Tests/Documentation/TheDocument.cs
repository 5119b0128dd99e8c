using System.Text.Json;
using System.Text.Json.Nodes;
using NhipSo.EndToEnd.Tests.Running;
using NhipSo.Testing;

namespace NhipSo.EndToEnd.Tests.Documentation;

/// <summary>What the documents say of the API is so.</summary>
public sealed class TheDocument : IAsyncLifetime
{
    private static readonly string[] KeySpecs = ["clerk=01:enter", "leader=01:sign", "ministry=:steer read", "admin=:admin", "system=@phan-mem-24:measure"];

    private Deployment deployment = null!;
    private AppInstance app = null!;

    public async Task InitializeAsync()
    {
        deployment = await Deployment.CreateAsync(Audience.Sources());
        app = await AppInstance.StartAsync(deployment.Settings, isHandler: true);
        Assert.True(await app.RunTimerAsync("VerifyLedger"), app.Log);
    }

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        await deployment.DisposeAsync();
    }

    [Fact]
    public async Task The_tour_is_answered_as_it_says_and_as_the_document_of_the_API_says()
    {
        var keys = await deployment.MakeKeysAsync(KeySpecs);
        var variables = new Dictionary<string, string>(keys) { ["api"] = app.Http.BaseAddress!.ToString().TrimEnd('/') };
        Assert.EndsWith("requests, 0 faults", (await Programs.RunAsync("node",
            [Repository.PathOf("tests", "NhipSo.EndToEnd.Tests", "Documentation", "tour.mjs"), Repository.Root, JsonSerializer.Serialize(variables)])).TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_app_answers_the_document_that_is_in_the_repository() => Assert.True(JsonNode.DeepEquals(
        JsonNode.Parse(await app.Http.GetStringAsync(new Uri("openapi.json", UriKind.Relative))),
        JsonNode.Parse(await File.ReadAllTextAsync(Repository.PathOf("docs", "openapi.json")))));
}
