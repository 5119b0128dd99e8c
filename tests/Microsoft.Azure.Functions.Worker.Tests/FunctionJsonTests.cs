using System.Text.Json;

namespace Microsoft.Azure.Functions.Worker.Tests;

public sealed class FunctionJsonTests
{
    [Fact]
    public async Task Every_function_has_its_file_and_the_host_one()
    {
        using var folder = new PackageFolder();
        await folder.WriteAsync();
        Assert.Equal(
            [
                "BreakOff/function.json", "CountTicks/function.json", "Created/function.json", "Describe/function.json",
                "Fail/function.json", "GetLong/function.json", "Ping/function.json", "PutItem/function.json",
                "Silent/function.json", "Tick/function.json", "Wait/function.json", "Written/function.json", "host.json",
            ],
            folder.Files);
    }

    [Theory]
    [InlineData("PutItem/function.json", """
        {"bindings":[
          {"type":"httpTrigger","direction":"in","name":"request","authLevel":"anonymous","route":"v1/items/{name}/{number:int}/{key}/{flag?}","methods":["put"]},
          {"type":"http","direction":"out","name":"res"}]}
        """)]
    [InlineData("Tick/function.json", """
        {"bindings":[
          {"type":"timerTrigger","direction":"in","name":"timer","schedule":"%TickSchedule%","useMonitor":true,"runOnStartup":false}]}
        """)]
    [InlineData("host.json", """
        {"version":"2.0","extensions":{"http":{"routePrefix":"api"}},"functionTimeout":"00:30:00",
         "logging":{"logLevel":{"default":"Information"}},
         "customHandler":{"description":{"defaultExecutablePath":"SampleFunctions"},"enableForwardingHttpRequest":true,"enableProxyingHttpRequest":true}}
        """)]
    public async Task A_file_says_what_the_attributes_say(string file, string expected)
    {
        using var folder = new PackageFolder();
        await folder.WriteAsync();
        Assert.True(
            JsonElement.DeepEquals(JsonSerializer.Deserialize<JsonElement>(expected), folder.Read(file)), $"{folder.Read(file)}");
    }

    [Theory]
    [InlineData("/nowhere/App.dll", "There is no /nowhere/App.dll.")]
    [InlineData("host.json", "host.json")]
    [InlineData("xunit.assert.dll", "has no functions")]
    public async Task What_is_no_app_is_refused(string assembly, string reason)
    {
        using var folder = new PackageFolder();
        var (exitCode, output) = await PackageFolder.RunAsync(Path.Combine(AppContext.BaseDirectory, assembly), folder.FullName);
        Assert.Equal(1, exitCode);
        Assert.Contains(reason, output, StringComparison.Ordinal);
        Assert.Empty(folder.Files);
    }

    [Fact]
    public async Task Without_its_two_arguments_the_tool_tells_its_use()
    {
        var (exitCode, output) = await PackageFolder.RunAsync("only one");
        Assert.Equal(1, exitCode);
        Assert.StartsWith("Usage:", output, StringComparison.Ordinal);
    }
}
