using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using NhipSo.Functions.Access.Limits;
using NhipSo.Functions.Measuring;
using NhipSo.Functions.Polling;
using NhipSo.Functions.Publishing.OpenData;
using NhipSo.Functions.Reconciling;
using NhipSo.Functions.Storage;
using NhipSo.Testing;

namespace NhipSo.Functions.Tests.Infrastructure;

/// <summary>The templates give the app what it opens and reads, and no more; the runbook names what there is.</summary>
public sealed partial class WhatIsProvisioned(Templates templates) : IClassFixture<Templates>
{
    private static readonly string Local = File.ReadAllText(Repository.PathOf("infra", "local", "provision.mjs"));

    [Fact]
    public void Every_table_that_the_code_opens_is_declared_and_no_other()
    {
        var opened = typeof(TableNames).GetFields().Select(field => (string)field.GetRawConstantValue()!).Order().ToArray();
        Assert.Equal(opened, Words(templates.Main.Variables["dataTables"]).Order());
        Assert.Equal(opened, Words(LocalTables().Match(Local).Value).Order());
    }

    [Fact]
    public void Every_container_that_the_code_opens_is_declared_and_the_other_way_round()
    {
        // `reports` waits for the written reports.
        var opened = Regex.Matches(Code(), "\\.Container\\(\"([^\"]+)\"\\)|const string Container = \"([^\"]+)\"")
            .Select(match => match.Groups[1].Value + match.Groups[2].Value).ToHashSet(StringComparer.Ordinal);
        var declared = Words(templates.Main.Variables["dataContainers"]).ToHashSet(StringComparer.Ordinal);
        Assert.Subset(declared, opened);
        Assert.Equal(["reports"], declared.Except(opened).Except(["backup"]));
        Assert.Contains("internal-steer", templates.Main.Variables["internalContainers"], StringComparison.Ordinal);
        Assert.Contains("$web", templates.Main.Modules.Single(module => module.Name == "siteStorage").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_setting_that_the_code_reads_is_set_to_what_the_code_takes_it_for()
    {
        var set = Settings().Matches(templates.Main.Variables["productSettings"])
            .ToDictionary(match => match.Groups["name"].Value, match => match.Groups["value"].Value.Trim('\''), StringComparer.Ordinal);
        foreach (var (name, value) in Defaults())
            Assert.Equal((name, value), (name, set.GetValueOrDefault(name)));

        // What only the environment knows has no default; what people may add is named in the documents.
        var read = Regex.Matches(Code(), "configuration\\[\"([A-Za-z:]+)\"\\]").Select(match => match.Groups[1].Value.Replace(":", "__", StringComparison.Ordinal));
        Assert.Empty(read.Where(name => !set.ContainsKey(name)).Except(["Catalog__Path"]));
        Assert.All(["DataStorage__tableServiceUri", "DataStorage__blobServiceUri", "SiteStorage__blobServiceUri", "RateLimit__ClientAddressHeader", "PollSchedule"],
            name => Assert.Contains(name, set.Keys));
        Assert.Equal([], set.Keys.Where(name => !Platform().IsMatch(name) && !Code().Contains(name.Split("__")[0], StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_resource_that_can_tell_what_happens_to_it_does()
    {
        string[] telling =
        [
            "Microsoft.Storage/storageAccounts", "Microsoft.Storage/storageAccounts/blobServices", "Microsoft.Storage/storageAccounts/tableServices",
            "Microsoft.KeyVault/vaults", "Microsoft.Web/sites", "Microsoft.Cdn/profiles", "Microsoft.Network/virtualNetworks",
            "Microsoft.Network/networkSecurityGroups", "Microsoft.OperationalInsights/workspaces",
        ];
        var silent = templates.Made.Where(each => telling.Contains(each.Resource.Type)
            && !each.Template.Resources.Any(other => other.Type == "Microsoft.Insights/diagnosticSettings" && other.Scope == each.Resource.Name));
        Assert.Empty(silent.Select(each => $"{each.Template.File}: {each.Resource.Name}"));
    }

    [Fact]
    public void No_role_is_wider_than_the_map()
    {
        var file = templates.All.Single(each => each.File == "roles.bicep");
        Assert.Equal(
            ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3", "3913510d-42f4-4e42-8a64-420c390055eb", "4633458b-17de-408a-b874-0445c86b69e6",
                "b7e6dc6d-f1e8-4753-8033-0f276bb0955b", "b86a8fe4-44ce-4948-aee5-eccb2c155cd7", "ba92f5b4-2d11-453d-a403-e96b0029c9fe", "db58b8e5-c6ad-4a2a-8342-4190687cbf4a"],
            Guids().Matches(file.Variables["roles"]).Select(match => match.Value).Order());
        var assignments = templates.Made.Where(each => each.Resource.Type == "Microsoft.Authorization/roleAssignments").ToArray();
        Assert.NotEmpty(assignments);
        Assert.All(assignments, each =>
        {
            Assert.Equal("roles.bicep", each.Template.File);
            Assert.Matches(@"scope: (?!resourceGroup|subscription)\w", each.Resource.Text);
            Assert.Matches(@"roleDefinitionId: roles\.\w+\s", each.Resource.Text);
        });
    }

    [Fact]
    public void No_secret_is_in_an_output_or_a_plain_parameter()
    {
        Assert.Empty(templates.All.SelectMany(template => template.Outputs.Where(output => Secret().IsMatch(output.Text)).Select(output => $"{template.File}: {output.Name}")));
        Assert.Empty(templates.All.SelectMany(template => template.Parameters
            .Where(parameter => !parameter.IsSecure && Regex.IsMatch(parameter.Name, "(?:secret|password|key|token|sas)$", RegexOptions.IgnoreCase))
            .Select(parameter => $"{template.File}: {parameter.Name}")));
        Assert.DoesNotContain("listKeys", string.Concat(templates.Made.Select(each => each.Resource.Text)), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Every_alert_has_its_section_in_the_runbook()
    {
        var runbook = File.ReadAllText(Repository.PathOf("docs", "operations.md"));
        var alerts = templates.All.Single(each => each.File == "alerts.bicep");
        var sections = Regex.Matches(string.Concat(alerts.Resources.Select(each => each.Text)), "section \"([a-z-]+)\"").Select(match => match.Groups[1].Value)
            .Concat(Questions().Matches(alerts.Variables["questions"]).Select(match => match.Groups["name"].Value)).ToArray();
        Assert.True(sections.Length > 10);
        Assert.All(sections, section => Assert.Contains($"\n### {section}\n", runbook, StringComparison.Ordinal));
    }

    [Fact]
    public void Alerts_look_for_what_the_code_writes()
    {
        var questions = templates.All.Single(each => each.File == "alerts.bicep").Variables["questions"];
        var searched = Regex.Matches(questions, "message (?:startswith|has) \"([^\"]+)\"").Select(match => match.Groups[1].Value).ToArray();
        Assert.True(searched.Length >= 5);
        var code = Code();
        Assert.All(searched, words => Assert.Contains(words, code, StringComparison.Ordinal));
        var functions = Regex.Matches(questions, "\"([A-Z][A-Za-z]+)\"").Select(match => match.Groups[1].Value).Where(name => name != "MICROSOFT");
        Assert.All(functions, name => Assert.Contains(name, FunctionNames()));
    }

    [Fact]
    public void The_workbook_names_functions_that_there_are()
    {
        var named = Regex.Matches(File.ReadAllText(Repository.PathOf("bicep", "workbook.json")), "\\\\\"([A-Z][A-Za-z]+)\\\\\"").Select(match => match.Groups[1].Value).ToArray();
        Assert.NotEmpty(named);
        Assert.All(named, name => Assert.Contains(name, FunctionNames()));
    }

    [Fact]
    public void The_runbook_names_every_timer_and_when_it_runs_and_what_an_instance_takes()
    {
        var runbook = File.ReadAllText(Repository.PathOf("docs", "operations.md"));
        var timers = typeof(PollSources).Assembly.GetTypes().SelectMany(type => type.GetMethods()).SelectMany(method => method.GetParameters()
            .Select(parameter => parameter.GetCustomAttribute<TimerTriggerAttribute>()).OfType<TimerTriggerAttribute>()
            .Select(trigger => (method.GetCustomAttribute<FunctionAttribute>()!.Name, trigger.Schedule))).ToArray();
        Assert.True(timers.Length >= 7);
        Assert.All(timers, timer => Assert.Contains($"| `{timer.Name}` | `{timer.Schedule}` |", runbook, StringComparison.Ordinal));
        var concurrency = templates.Main.Parameters.Single(parameter => parameter.Name == "httpConcurrency").Text.Split('=')[^1].Trim();
        Assert.Contains($"An instance takes {concurrency} requests at once (`httpConcurrency`)", runbook, StringComparison.Ordinal);
    }

    private static IEnumerable<(string Name, string Value)> Defaults()
    {
        (string Section, object Options)[] all = [(PollingOptions.Section, new PollingOptions()), (MeasuringOptions.Section, new MeasuringOptions()), (ReconciliationOptions.Section, new ReconciliationOptions()), (OpenDataOptions.Section, new OpenDataOptions())];
        foreach (var (section, options) in all)
        {
            foreach (var property in options.GetType().GetProperties().Where(each => each.SetMethod is not null))
                yield return ($"{section}__{property.Name}", Convert.ToString(property.GetValue(options), CultureInfo.InvariantCulture) ?? "");
        }

        foreach (var property in typeof(RateLimitSettings).GetProperties().Where(each => each.PropertyType == typeof(int)))
            yield return ($"RateLimit__{property.Name}", Convert.ToString(property.GetValue(new RateLimitSettings()), CultureInfo.InvariantCulture)!);
    }

    private static string Code() => string.Concat(Directory.EnumerateFiles(Repository.PathOf("functions"), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Select(File.ReadAllText));

    private static IReadOnlySet<string> FunctionNames() => typeof(PollSources).Assembly.GetTypes().SelectMany(type => type.GetMethods())
        .Select(method => method.GetCustomAttribute<FunctionAttribute>()?.Name).OfType<string>().ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Words(string text) => Regex.Matches(text, "'([^']+)'").Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"export const tables = \[[^\]]+\]")]
    private static partial Regex LocalTables();

    [GeneratedRegex("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Guids();

    [GeneratedRegex("listKeys|listSas|primaryKey|sharedKey|\\bsecrets?\\b|password", RegexOptions.IgnoreCase)]
    private static partial Regex Secret();

    [GeneratedRegex(@"^\s+(?<name>\w+): (?<value>.+?)(?: //.*)?$", RegexOptions.Multiline)]
    private static partial Regex Settings();

    [GeneratedRegex(@"^  '?(?<name>[a-z-]+)'?: \{", RegexOptions.Multiline)]
    private static partial Regex Questions();

    [GeneratedRegex("^(?:AzureWebJobsStorage|AZURE_CLIENT_ID|APPLICATIONINSIGHTS_)")]
    private static partial Regex Platform();
}
