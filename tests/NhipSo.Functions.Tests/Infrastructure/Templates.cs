using System.Text.Json;
using NhipSo.Testing;

namespace NhipSo.Functions.Tests.Infrastructure;

/// <summary>What <c>bicep/</c> declares, read with a real grammar.</summary>
public sealed class Templates : IAsyncLifetime
{
    internal IReadOnlyList<Template> All { get; private set; } = [];

    internal Template Main => All.Single(each => each.File == "main.bicep");

    /// <summary>Everything that the templates make; what they only refer to is left out.</summary>
    internal IEnumerable<(Template Template, DeclaredResource Resource)> Made =>
        All.SelectMany(template => template.Resources.Where(each => !each.IsExisting).Select(each => (template, each)));

    public async Task InitializeAsync()
    {
        await using var reader = ServerProcess.Start(
            "node", [Repository.PathOf("tests", "NhipSo.Functions.Tests", "Infrastructure", "templates.mjs"), Repository.PathOf("bicep")]);
        await reader.WaitForExitAsync(TimeSpan.FromMinutes(1));
        Assert.True(reader.ExitCode == 0, reader.Output);
        All = JsonSerializer.Deserialize<Template[]>(reader.Output, JsonSerializerOptions.Web)!;
    }

    public Task DisposeAsync() => Task.CompletedTask;
}

internal sealed record Template(
    string File, DeclaredResource[] Resources, DeclaredParameter[] Parameters, Dictionary<string, string> Variables, DeclaredText[] Outputs, DeclaredText[] Modules);

internal sealed record DeclaredResource(string Name, string Type, string Version, bool IsExisting, string? Scope, string? Properties, string Text);

internal sealed record DeclaredParameter(string Name, bool IsSecure, string Text);

internal sealed record DeclaredText(string Name, string Text);
