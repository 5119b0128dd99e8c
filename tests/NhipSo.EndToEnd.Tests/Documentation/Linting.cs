using NhipSo.EndToEnd.Tests.Running;
using NhipSo.Testing;

namespace NhipSo.EndToEnd.Tests.Documentation;

/// <summary>The document of the API is one: Redocly's linter finds neither an error nor a warning.</summary>
public sealed class Linting
{
    [Fact]
    public async Task Nothing_is_found()
    {
        var found = await Programs.RunAsync("env",
        [
            "REDOCLY_TELEMETRY=off", "REDOCLY_SUPPRESS_UPDATE_NOTICE=true", "node", Repository.PathOf("node_modules", "@redocly", "cli", "bin", "cli.js"),
            "lint", Repository.PathOf("docs", "openapi.json"), "--config", Repository.PathOf("docs", "redocly.yaml"), "--format=stylish",
        ]);
        Assert.Contains("Your API description is valid", found, StringComparison.Ordinal);
        Assert.DoesNotContain("warning", found.Replace("Deprecation warning", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
