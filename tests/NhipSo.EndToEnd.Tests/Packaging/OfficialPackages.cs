using System.Text.Json.Nodes;
using NhipSo.EndToEnd.Tests.Running;
using NhipSo.Testing;

namespace NhipSo.EndToEnd.Tests.Packaging;

/// <summary>One switch turns every stand-in off and changes nothing else of what the product refers to.</summary>
public sealed class OfficialPackages
{
    private static readonly string[] Missing =
    [
        "Azure.Data.Tables", "Microsoft.Azure.Functions.Worker", "Microsoft.Azure.Functions.Worker.Extensions.Http.AspNetCore",
        "Microsoft.Azure.Functions.Worker.Extensions.Timer", "Microsoft.Azure.Functions.Worker.Sdk", "Microsoft.Extensions.Http.Resilience",
    ];

    [Fact]
    public async Task The_switch_brings_back_the_official_packages_and_no_project_of_polyfills()
    {
        var (packages, projects) = await ReferencesAsync(official: true);
        var (standInPackages, standInProjects) = await ReferencesAsync(official: false);

        Assert.Equal(Missing, packages.Except(standInPackages).Order());
        Assert.Empty(standInPackages.Except(packages));
        Assert.Equal(Missing.Append("System.IO.Hashing").Order(), standInProjects.Except(projects).Order());
        Assert.Equal(["NhipSo.Domain"], projects);
    }

    [Fact]
    public void The_filter_for_official_builds_names_all_that_is_no_stand_in()
    {
        var all = File.ReadAllLines(Repository.PathOf("NhipSo.slnx")).Where(line => line.Contains("Path=", StringComparison.Ordinal)).Select(line => line.Split('"')[1]);
        var kept = JsonNode.Parse(File.ReadAllText(Repository.PathOf("NhipSo.Official.slnf")))!["solution"]!["projects"]!.AsArray().Select(path => (string)path!);
        string[] standIns = ["polyfills/", "tests/Azure.", "tests/Microsoft.", "tests/SampleFunctions/", "tests/System."];
        Assert.Equal(all.Where(path => !standIns.Any(path.StartsWith)).Order(), kept.Order());
    }

    private static async Task<(List<string> Packages, List<string> Projects)> ReferencesAsync(bool official)
    {
        var items = JsonNode.Parse(await Programs.RunAsync("dotnet",
            ["msbuild", Repository.PathOf("functions", "NhipSo.Functions.csproj"), "-getItem:PackageReference", "-getItem:ProjectReference", official ? "-p:OfficialPackages=true" : "-p:OfficialPackages=false"]))!["Items"]!;
        return (Names(items["PackageReference"]!, "Identity"), Names(items["ProjectReference"]!, "Filename"));
    }

    private static List<string> Names(JsonNode items, string metadata) => [.. items.AsArray().Select(item => (string)item![metadata]!).Order()];
}
