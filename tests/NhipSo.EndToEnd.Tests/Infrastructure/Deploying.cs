using System.Net;
using System.Text.RegularExpressions;
using NhipSo.EndToEnd.Tests.Running;
using NhipSo.Testing;

namespace NhipSo.EndToEnd.Tests.Infrastructure;

/// <summary>The deploy script's calls, in order; and that it changes nothing the second time. The app that it tries in the end is real.</summary>
public sealed partial class Deploying(SharedApp shared) : IClassFixture<SharedApp>
{
    [Fact]
    public async Task An_empty_subscription_has_it_running_and_the_second_run_is_silent()
    {
        using var scripts = new Scripts();
        var (exitCode, output) = await Scripts.RunAsync("deploy.sh", ["dev", "--yes"], Here(scripts));
        Assert.True(exitCode == 0, output);
        Assert.Equal(
            [
                "account show", "bicep version",
                "group show rg-nhipso-dev", "group create rg-nhipso-dev",
                "deployment group what-if", "deployment group create nhipso", "deployment group show nhipso",
                "keyvault secret list", "keyvault secret set receipt-signing-key", "rest post configreferences",
                "group show rg-nhipso-dev", "group show rg-nhipso-dev", "functionapp deployment source config-zip func-nhipso", "tag update nhipso-package",
                "storage blob service-properties show", "storage blob service-properties update",
                "group show rg-nhipso-dev", "group show rg-nhipso-dev", "storage blob upload-batch $web/assets", "storage blob upload-batch $web", "tag update nhipso-site",
                "rest get Keys()", "rest post Keys",
                "keyvault secret list", "rest post Keys", "keyvault secret set smoke-test-key", "keyvault secret show smoke-test-key",
            ],
            scripts.TakeCalls().Select(Short));

        // The key that was shown opens the app as an administrator's; the key for trying was not shown.
        var key = Assert.Single(Keys().Matches(output)).Value;
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("X-Api-Key", key);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri(shared.App.Http.BaseAddress!, "admin/keys"))).StatusCode);

        (exitCode, output) = await Scripts.RunAsync("deploy.sh", ["dev", "--yes"], Here(scripts));
        Assert.True(exitCode == 0, output);
        Assert.Equal(["deployment group create nhipso"], scripts.TakeCalls().Select(Short).Where(call => Changing().IsMatch(call)));
        Assert.Empty(Keys().Matches(output));
    }

    [Fact]
    public async Task A_closed_network_gets_its_address_first_and_its_links_approved()
    {
        using var scripts = new Scripts();
        var environment = Here(scripts);
        var (exitCode, output) = await Scripts.RunAsync("deploy.sh", ["prod", "--yes"], environment);
        Assert.Equal(1, exitCode);
        Assert.Contains("MONTHLY_BUDGET is not set", output, StringComparison.Ordinal);
        Assert.Empty(scripts.TakeCalls());

        (environment["MONTHLY_BUDGET"], environment["BUDGET_START"]) = ("500", "2026-12-01");
        (exitCode, output) = await Scripts.RunAsync("deploy.sh", ["prod", "--yes"], environment);
        Assert.True(exitCode == 0, output);
        Assert.Contains("the app goes out by 203.0.113.10", output, StringComparison.Ordinal);
        var calls = scripts.TakeCalls().Select(Short).ToArray();
        Assert.True(Array.IndexOf(calls, "network nat gateway create nat-nhipso-prod") < Array.IndexOf(calls, "deployment group what-if"));
        Assert.Equal(3, calls.Count(call => call.StartsWith("network private-endpoint-connection approve", StringComparison.Ordinal)));

        (exitCode, output) = await Scripts.RunAsync("deploy.sh", ["prod", "--yes"], environment);
        Assert.True(exitCode == 0, output);
        Assert.Equal(["deployment group create nhipso"], scripts.TakeCalls().Select(Short).Where(call => Changing().IsMatch(call)));
    }

    [Theory]
    [InlineData("--what-if", "")]
    [InlineData("", "n")]
    public async Task Nothing_is_deployed_that_was_only_looked_at_or_refused(string option, string typed)
    {
        using var scripts = new Scripts();
        var (_, output) = await Scripts.RunAsync("deploy.sh", [.. new[] { "dev", option }.Where(each => each.Length > 0)], Here(scripts), typed);
        Assert.Contains("Resource changes", output, StringComparison.Ordinal);
        Assert.DoesNotContain(scripts.TakeCalls(), call => call.StartsWith("deployment group create", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(new[] { "stage" }, "there is no environment 'stage'; there are: dev pilot prod")]
    [InlineData(new[] { "dev", "--force" }, "'--force' is no option")]
    [InlineData(new string[0], "which environment? One of: dev pilot prod")]
    public async Task A_wrong_call_is_explained_and_asks_nothing_of_azure(string[] arguments, string words)
    {
        using var scripts = new Scripts();
        var (exitCode, output) = await Scripts.RunAsync("deploy.sh", arguments, Here(scripts));
        Assert.Equal(1, exitCode);
        Assert.Contains(words, output, StringComparison.Ordinal);
        Assert.Empty(scripts.TakeCalls());
    }

    [Fact]
    public async Task Removing_asks_for_the_name_and_production_for_it_twice()
    {
        using var scripts = new Scripts();
        await Scripts.RunAsync("deploy.sh", ["pilot", "--yes"], new(Here(scripts)) { ["MONTHLY_BUDGET"] = "300", ["BUDGET_START"] = "2026-12-01" });
        scripts.TakeCalls();

        var (exitCode, output) = await Scripts.RunAsync("teardown.sh", ["prod"], Here(scripts), "prod");
        Assert.Equal(1, exitCode);
        Assert.Contains("this is production", output, StringComparison.Ordinal);
        Assert.Empty(scripts.TakeCalls());

        (exitCode, output) = await Scripts.RunAsync("teardown.sh", ["pilot"], Here(scripts), "pilott");
        Assert.Equal(1, exitCode);
        Assert.Contains("nothing was removed", output, StringComparison.Ordinal);
        Assert.DoesNotContain(scripts.TakeCalls(), call => Changing().IsMatch(call));

        (exitCode, output) = await Scripts.RunAsync("teardown.sh", ["pilot"], Here(scripts), "pilot");
        Assert.True(exitCode == 0, output);
        Assert.Equal(["lock delete keep", "group delete rg-nhipso-pilot"], scripts.TakeCalls().Select(Short).Where(call => Changing().IsMatch(call)));

        (exitCode, output) = await Scripts.RunAsync("teardown.sh", ["pilot"], Here(scripts), "pilot");
        Assert.Equal((0, true), (exitCode, output.Contains("nothing to remove", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("0", 0, true, "Restored, and the ledger holds")]
    [InlineData("3", 1, true, "Nothing was changed, and the app runs again")]
    [InlineData("1", 1, false, "the app stays stopped")]
    public async Task Restoring_stops_the_app_and_starts_it_only_where_that_is_safe(string restored, int exitCode, bool isStarted, string words)
    {
        using var scripts = new Scripts();
        await Scripts.RunAsync("deploy.sh", ["dev", "--yes"], Here(scripts));
        scripts.TakeCalls();

        var (refused, output) = await Scripts.RunAsync("restore.sh", ["dev"], Here(scripts), "no");
        Assert.Equal((1, true), (refused, output.Contains("nothing was changed", StringComparison.Ordinal)));
        Assert.DoesNotContain(scripts.TakeCalls(), call => call.StartsWith("functionapp", StringComparison.Ordinal));

        var (ended, said) = await Scripts.RunAsync("restore.sh", ["dev", "--until", "2026-11-22T20:30:00Z"], new(Here(scripts)) { ["RESTORED"] = restored }, "dev");
        Assert.Equal(exitCode, ended);
        Assert.Contains(words, said, StringComparison.Ordinal);
        Assert.Equal(
            ["functionapp stop func-nhipso", "dotnet restore --from backup-container --until 2026-11-22T20:30:00Z --account https://nhipsodat.blob.core.windows.net/", .. isStarted ? new[] { "functionapp start func-nhipso" } : []],
            scripts.TakeCalls().Where(call => call.StartsWith("functionapp", StringComparison.Ordinal) || call.StartsWith("dotnet", StringComparison.Ordinal)));
    }

    [Fact]
    public Task No_script_has_what_shellcheck_warns_of() => Programs.RunAsync(
        "shellcheck", ["-x", .. Directory.EnumerateFiles(Repository.PathOf("infra"), "*.sh", SearchOption.TopDirectoryOnly), Repository.PathOf("infra", "azure", "package.sh"), Repository.PathOf("tests", "run.sh")]);

    private Dictionary<string, string?> Here(Scripts scripts) => new(scripts.Environment)
    {
        ["API"] = shared.App.Http.BaseAddress!.GetLeftPart(UriPartial.Authority),
        ["SITE_ORIGIN"] = shared.Deployment.Site.ToString().TrimEnd('/'),
        ["STORAGE"] = shared.Deployment.Storage.ConnectionString,
    };

    /// <summary>A call without what differs from run to run.</summary>
    private static string Short(string call) => Regex.Replace(call, "=….*$|sites/api/config/|/appsettings/refresh", "");

    [GeneratedRegex("nsk_[0-9a-f]{16}_[0-9a-f]{64}")]
    private static partial Regex Keys();

    [GeneratedRegex(" (?:create|update|set|delete|approve|config-zip|upload-batch) ?|rest post")]
    private static partial Regex Changing();
}
