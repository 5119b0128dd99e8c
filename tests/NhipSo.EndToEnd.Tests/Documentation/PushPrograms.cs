using System.Text.Json.Nodes;
using NhipSo.EndToEnd.Tests.Running;
using NhipSo.Testing;

namespace NhipSo.EndToEnd.Tests.Documentation;

/// <summary>The programs of <c>docs/examples</c> that send measurements do what docs/push.md says.</summary>
public sealed class PushPrograms : IAsyncLifetime
{
    private static readonly string[] KeySpecs = ["system=@phan-mem-24:measure"];
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nhipso-push-");
    private Deployment deployment = null!;
    private AppInstance app = null!;
    private string key = "";

    public async Task InitializeAsync()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf("docs", "examples")))
            File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
        deployment = await Deployment.CreateAsync(Audience.Sources());
        key = (await deployment.MakeKeysAsync(KeySpecs))["system"];
        app = await deployment.StartAppAsync();
    }

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        await deployment.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("bash push.sh")]
    [InlineData("python3 push.py")]
    [InlineData("dotnet run Push.cs --")]
    public async Task Measurements_arrive_once_and_what_is_wrong_is_said(string program)
    {
        var first = await SendAsync(program);
        Assert.True(first.Code == 0, first.Output);
        Assert.Contains("\"stored\":4", first.Output, StringComparison.Ordinal);
        var second = await SendAsync(program);
        Assert.True(second.Code == 0, second.Output);
        Assert.Contains("\"same\":4", second.Output, StringComparison.Ordinal);

        var path = Path.Combine(folder.FullName, "readings.json");
        var readings = JsonNode.Parse(await File.ReadAllTextAsync(path))!;
        readings["readings"]![1]!["values"]!["khac"] = 1;
        await File.WriteAllTextAsync(path, readings.ToJsonString());
        var refused = await SendAsync(program);
        Assert.Equal(1, refused.Code);
        Assert.Contains("/readings/1/values/khac", refused.Output, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Output)> SendAsync(string program)
    {
        var words = program.Split(' ');
        await using var process = ServerProcess.Start(
            words[0], [.. words[1..], "phan-mem-24", "readings.json"],
            new Dictionary<string, string?> { ["NHIPSO_API"] = app.Http.BaseAddress!.ToString().TrimEnd('/'), ["NHIPSO_KEY"] = key }, folder.FullName);
        await process.WaitForExitAsync(TimeSpan.FromMinutes(2));
        return (process.ExitCode, process.Output);
    }
}
