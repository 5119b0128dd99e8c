using System.Net;
using System.Text.Json.Nodes;
using NhipSo.EndToEnd.Tests.Running;
using NhipSo.Testing;

namespace NhipSo.EndToEnd.Tests.Documentation;

/// <summary>The programs of <c>docs/examples</c> do what the page for a province's IT officer says.</summary>
[Collection(nameof(SharedApp))]
public sealed class ExamplePrograms(SharedApp shared, ExampleFolder examples) : IClassFixture<ExampleFolder>, IAsyncLifetime
{
    private static int keys;

    private readonly DirectoryInfo folder = examples.Folder;
    private string key = "";

    public async Task InitializeAsync()
    {
        examples.Refill();
        var name = $"example{Interlocked.Increment(ref keys)}"; // a process remembers a key for a minute
        key = (await shared.Deployment.MakeKeysAsync([$"{name}=sandbox:sign"]))[name];
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("bash send.sh", 1)]
    [InlineData("python3 send.py", 2)]
    [InlineData("dotnet run Send.cs --", 3)]
    public async Task A_report_arrives_once_and_is_corrected(string program, int monthsAgo)
    {
        var period = await PeriodAsync(monthsAgo);
        var sent = await SendAsync(program, period);
        Assert.Equal(0, sent.Code);
        var receipt = Read("report.json.receipt.json");
        Assert.Equal("sandbox", (string?)receipt["unit"]!["id"]);
        var stored = await ReadAsync(period);
        Assert.Equal((48211, 33860, (string?)receipt["hash"]), ((int)stored["values"]!["CP07"]!, (int)stored["values"]!["CP09"]!, (string?)stored["hash"]));

        Assert.Equal(0, (await SendAsync(program, period)).Code);
        Assert.Equal((string?)receipt["receipt"], (string?)Read("report.json.receipt.json")["receipt"]);

        Write(report => report["values"]!["CP07"] = 48311);
        var refused = await SendAsync(program, period);
        Assert.Equal(1, refused.Code);
        Assert.Contains("428", refused.Output, StringComparison.Ordinal);

        Assert.Equal(0, (await CorrectAsync(program, period)).Code);
        stored = await ReadAsync(period);
        Assert.Equal((48311, 2), ((int)stored["values"]!["CP07"]!, (int)stored["revision"]!));
    }

    [Theory]
    [InlineData("bash send.sh")]
    [InlineData("python3 send.py")]
    [InlineData("dotnet run Send.cs --")]
    public async Task What_is_wrong_is_said(string program)
    {
        Write(report => report["values"]!["XX01"] = 1);
        var refused = await SendAsync(program, await PeriodAsync(1));
        Assert.Equal(1, refused.Code);
        Assert.Contains("422", refused.Output, StringComparison.Ordinal);
        Assert.Contains("/values/XX01", refused.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bash send.sh", 503)]
    [InlineData("python3 send.py", 429)]
    [InlineData("dotnet run Send.cs --", 503)]
    public async Task Out_of_reach_for_a_moment_it_is_sent_again_after_the_time_that_is_said(string program, int status)
    {
        await using var server = new Faltering(status, falters: 2);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var sent = await SendAsync(program, "2026-07", api: server.Address);
        Assert.True(sent.Code == 0, sent.Output);
        Assert.Equal(3, server.Bodies.Count);
        Assert.Single(server.Bodies.Distinct());
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(2 * Faltering.RetryAfterSeconds), TimeSpan.FromSeconds(90));
    }

    private Task<(int Code, string Output)> CorrectAsync(string program, string period)
    {
        if (!program.Contains("send.sh", StringComparison.Ordinal))
            return SendAsync(program, period, extra: program.Contains(".py", StringComparison.Ordinal) ? ["--reason", "Bổ sung số liệu"] : ["Bổ sung số liệu"]);
        Write(report => report["reason"] = "Bổ sung số liệu");
        return SendAsync(program, period, correct: true);
    }

    private async Task<(int Code, string Output)> SendAsync(string program, string period, Uri? api = null, bool correct = false, params string[] extra)
    {
        var words = program.Split(' ');
        await using var process = ServerProcess.Start(
            words[0], [.. words[1..], "cds-thang", period, "sandbox", "report.json", .. extra],
            new Dictionary<string, string?>
            {
                ["NHIPSO_API"] = (api ?? shared.App.Http.BaseAddress!).ToString().TrimEnd('/'), ["NHIPSO_KEY"] = key, ["NHIPSO_CORRECT"] = correct ? "1" : "",
            },
            folder.FullName);
        await process.WaitForExitAsync(TimeSpan.FromMinutes(2));
        return (process.ExitCode, process.Output);
    }

    /// <summary>A period that is open and not locked, as the API says it.</summary>
    private async Task<string> PeriodAsync(int monthsAgo)
    {
        var now = DateTimeOffset.UtcNow;
        var years = await Task.WhenAll(GetAsync($"periods/cds-thang?year={now.Year - 1}"), GetAsync($"periods/cds-thang?year={now.Year}"));
        return years.SelectMany(year => year["periods"]!.AsArray()).Where(each => (DateTimeOffset)each!["opens"]! <= now).Select(each => (string)each!["code"]!).ElementAt(^monthsAgo);
    }

    private Task<JsonNode> ReadAsync(string period) => GetAsync($"submissions/cds-thang/{period}/sandbox");

    private async Task<JsonNode> GetAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.Add("X-Api-Key", key);
        using var response = await shared.App.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.JsonAsync();
    }

    private JsonNode Read(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(folder.FullName, file)))!;

    private void Write(Action<JsonNode> change)
    {
        var report = Read("report.json");
        change(report);
        File.WriteAllText(Path.Combine(folder.FullName, "report.json"), report.ToJsonString());
    }
}

/// <summary>One folder for all programs, as each test finds it new: the one in C# is compiled once.</summary>
public sealed class ExampleFolder : IDisposable
{
    public DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("nhipso-example-");

    public void Refill()
    {
        foreach (var file in Folder.EnumerateFiles())
            file.Delete();
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf("docs", "examples")))
            File.Copy(file, Path.Combine(Folder.FullName, Path.GetFileName(file)));
    }

    public void Dispose() => Folder.Delete(recursive: true);
}
