using System.Text.RegularExpressions;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Ledger;
using NhipSo.Domain.Measuring;
using NhipSo.Domain.Obligations;
using NhipSo.Domain.Periods;
using NhipSo.Domain.Reconciling;
using NhipSo.Domain.Submissions;
using NhipSo.Functions.Access;
using NhipSo.Functions.Ledger;
using NhipSo.Functions.Tests.Problems;
using NhipSo.Testing;

namespace NhipSo.Functions.Tests.Documentation;

/// <summary>The words that programs go by are all in the document, and no others.</summary>
public partial class CodesTests
{
    /// <summary>Codes that are put together: where, and what comes of it.</summary>
    private static readonly Dictionary<string, string[]> Composed = new()
    {
        ["too-many-{(name == \"values\" ? \"values\" : \"items\")}"] = ["too-many-values", "too-many-items"],
        ["{key}-malformed"] = ["evidence-malformed", "recommendation-malformed"],
    };

    public static TheoryData<string> Codes => [.. RefusalsTests.All.Values.Select(problem => problem.Code)];

    public static TheoryData<Type> Enumerations =>
    [
        typeof(ReportState), typeof(EntryKind), typeof(ObligationStatus), typeof(ValueStatus), typeof(Level), typeof(UnitKind), typeof(PeriodKind),
        typeof(Regime), typeof(Role), typeof(Doubt), typeof(Holding), typeof(FaultKind),
        typeof(ComparisonState), typeof(WorkState), typeof(StepKind), typeof(CauseKind), typeof(PointQuality),
    ];

    [Fact]
    public void Every_problem_is_listed() => Assert.Equal(
        RefusalsTests.All.Values.Select(problem => problem.Code).Order(StringComparer.Ordinal), OpenApi.Words("ProblemCode").Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_problem_has_an_example_as_it_is_answered(string code)
    {
        var problem = RefusalsTests.All.Values.Single(each => each.Code == code);
        var example = OpenApi.Document["components"]!["examples"]![code]!["value"]!;
        Assert.Equal(
            ($"urn:nhipso:problem:{code}", problem.Title.Vi, problem.Status, code),
            ((string?)example["type"], (string?)example["title"], (int?)example["status"], (string?)example["code"]));
    }

    [Fact]
    public void A_problem_stands_at_its_status()
    {
        foreach (var (name, operation) in OpenApi.Operations)
        {
            foreach (var (status, response) in operation["responses"]!.AsObject())
            {
                var examples = OpenApi.Resolve(response!)["content"]?["application/problem+json"]?["examples"]?.AsObject();
                Assert.All(examples ?? [], example => Assert.True(
                    status == $"{OpenApi.Resolve(example.Value!)["value"]!["status"]}" && example.Key == (string?)OpenApi.Resolve(example.Value!)["value"]!["code"],
                    $"{name} answers {example.Key} at {status}."));
            }
        }
    }

    [Fact]
    public void Whatever_is_defined_is_referred_to()
    {
        var text = OpenApi.Document.ToJsonString();
        var defined = OpenApi.Document["components"]!.AsObject().Where(kind => kind.Key != "securitySchemes")
            .SelectMany(kind => kind.Value!.AsObject().Select(each => $"\"#/components/{kind.Key}/{each.Key}\""));
        Assert.All(defined, reference => Assert.Contains(reference, text, StringComparison.Ordinal));
    }

    /// <summary>Findings are made in many places, so the sources are asked.</summary>
    [Fact]
    public void Every_finding_is_listed()
    {
        var made = new[] { "domain", "functions" }
            .SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => Finding().Matches(File.ReadAllText(file)).Select(match => match.Groups["code"].Value))
            .SelectMany(code => code.Contains('{', StringComparison.Ordinal) ? Composed[code] : [code])
            .Append("comment-required") // of a rule of a form, whose other findings are rule:{code}
            .Distinct();
        Assert.Equal(made.Order(StringComparer.Ordinal), OpenApi.Words("FindingCode").Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Enumerations))]
    public void Every_word_of_an_enumeration_is_listed(Type enumeration)
    {
        ArgumentNullException.ThrowIfNull(enumeration);
        Assert.Equal(
            Enum.GetNames(enumeration).Select(name => char.ToLowerInvariant(name[0]) + name[1..]).Order(StringComparer.Ordinal),
            OpenApi.Words(enumeration.Name).Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("""new\(\$?"(?<code>.*?)", Level\.|Error\("(?<code>[a-z-]+)", """)]
    private static partial Regex Finding();
}
