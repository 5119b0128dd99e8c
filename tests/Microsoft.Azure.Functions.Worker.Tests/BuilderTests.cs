using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Standalone;
using NhipSo.Testing;
using SampleFunctions;

namespace Microsoft.Azure.Functions.Worker.Tests;

public sealed class BuilderTests
{
    [Fact]
    public void A_second_build_is_refused()
    {
        var builder = Builder();
        builder.ConfigureFunctionsWebApplication();
        builder.Build().Dispose();
        Assert.Throws<InvalidOperationException>(builder.Build);
        Assert.Throws<InvalidOperationException>(() => builder.Use(next => next));
    }

    [Fact]
    public void HTTP_triggers_need_the_web_application()
    {
        var refused = Assert.Throws<InvalidOperationException>(() => Builder().Build());
        Assert.Contains("ConfigureFunctionsWebApplication()", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_app_listens_where_the_Core_Tools_do_unless_told_otherwise()
    {
        Assert.Equal("http://127.0.0.1:7071", Builder().Configuration["urls"]);
        Assert.Equal("http://127.0.0.1:5000", Builder("--urls", "http://127.0.0.1:5000").Configuration["urls"]);
    }

    [Fact]
    public void Under_a_Functions_host_the_app_listens_where_that_calls() =>
        Assert.Equal(
            "http://127.0.0.1:5001", Builder($"--{HostMode.PortSetting}", "5001", "--urls", "http://127.0.0.1:5000").Configuration["urls"]);

    [Theory]
    [InlineData("0")]
    [InlineData("65536")]
    [InlineData("http")]
    public void A_port_that_is_none_is_refused(string port)
    {
        var refused = Assert.Throws<InvalidOperationException>(() => Builder($"--{HostMode.PortSetting}", port));
        Assert.Equal($"FUNCTIONS_CUSTOMHANDLER_PORT is '{port}'; it must be a port number.", refused.Message);
    }

    [Fact]
    public async Task The_address_may_come_from_the_environment_or_the_command_line()
    {
        var port = Ports.Free(1)[0];
        await using var app = ServerProcess.Start(
            SampleApp.Executable, ["--urls", $"http://127.0.0.1:{port}"], new Dictionary<string, string?> { ["TickSchedule"] = "0 0 0 1 1 *" });
        await Ports.WaitForAsync(port, TimeSpan.FromSeconds(60));
    }

    private static FunctionsApplicationBuilder Builder(params string[] args) => new(args, typeof(Requests).Assembly);
}
