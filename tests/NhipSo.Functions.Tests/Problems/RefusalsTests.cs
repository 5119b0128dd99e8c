using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using NhipSo.Domain.Ledger;
using NhipSo.Domain.Submissions;
using NhipSo.Functions.Problems;

namespace NhipSo.Functions.Tests.Problems;

public class RefusalsTests
{
    private static readonly RevisionHead Head = Shipped.Entry().Head.Revision!;

    internal static readonly Dictionary<string, Problem> All = typeof(Refusals)
        .GetMethods(BindingFlags.Public | BindingFlags.Static)
        .ToDictionary(method => method.Name, method =>
            ((ProblemException)method.Invoke(null, [.. method.GetParameters().Select(Argument)])!).Problem);

    public static TheoryData<string> Names => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_refusal_speaks_both_languages(string name)
    {
        var problem = All[name];
        foreach (var text in new[] { problem.Title, problem.Detail })
        {
            Assert.False(string.IsNullOrWhiteSpace(text.Vi));
            Assert.False(string.IsNullOrWhiteSpace(text.En));
            Assert.NotEqual(text.Vi, text.En);
            Assert.Contains(text.Vi, letter => letter > 0x7f && char.IsLetter(letter));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_refusal_has_an_HTTP_status_and_a_code(string name)
    {
        Assert.InRange(All[name].Status, 400, 599);
        Assert.Matches("^[a-z]+(-[a-z]+)*$", All[name].Code);
    }

    [Fact]
    public void No_two_refusals_share_a_code() => Assert.Equal(All.Count, All.Values.DistinctBy(problem => problem.Code).Count());

    [Fact]
    public void What_was_sent_is_shown_in_both_languages()
    {
        var detail = Refusals.UnknownForm("cds-quy").Problem.Detail;
        Assert.Contains("cds-quy", detail.Vi, StringComparison.Ordinal);
        Assert.Contains("cds-quy", detail.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(Refusals.BaseRequired))]
    [InlineData(nameof(Refusals.BaseOutdated))]
    public void A_conflict_names_the_newest_revision(string name) => Assert.Equal(Head.Hash, All[name].CurrentHash);

    [Fact]
    public void Only_what_passes_is_worth_another_try() => Assert.Equal(
        [nameof(Refusals.Busy), nameof(Refusals.IssuerUnavailable), nameof(Refusals.StorageUnavailable), nameof(Refusals.TooManyRequests)],
        All.Where(pair => pair.Value.RetryAfterSeconds > 0).Select(pair => pair.Key).Order(StringComparer.Ordinal));

    [Fact]
    public void Who_is_not_let_in_for_bad_credentials_is_told_which_would_do() =>
        Assert.All(All.Values, problem => Assert.Equal(problem.Status == 401, problem.Challenge is not null));

    private static object Argument(ParameterInfo parameter) => parameter.ParameterType.Name switch
    {
        nameof(String) => "sent",
        nameof(Int32) => 1024 * 1024,
        nameof(Domain.Definitions.Unit) => Shipped.Unit("24"),
        nameof(Domain.Definitions.Form) => Shipped.Form,
        nameof(Domain.Definitions.Indicator) => Shipped.Catalogue.Indicators[0],
        nameof(Domain.Periods.Period) => Shipped.November,
        nameof(RevisionHead) => Head,
        nameof(ReportState) => ReportState.Confirmed,
        nameof(EntryKind) => EntryKind.Return,
        nameof(NodaTime.Instant) => Shipped.Received,
        _ when parameter.ParameterType == typeof(NodaTime.Instant?) => Shipped.Received,
        _ when parameter.ParameterType == typeof(ImmutableArray<Change>) => ImmutableArray<Change>.Empty,
        _ when parameter.ParameterType == typeof(IEnumerable<string>) => new[] { "one", "other" },
        nameof(Domain.Definitions.Text) => new Domain.Definitions.Text("sai", "wrong"),
        _ when typeof(IEnumerable).IsAssignableFrom(parameter.ParameterType) => ImmutableArray<Finding>.Empty,
        var other => throw new InvalidOperationException($"No {other} to try {parameter.Member.Name} with."),
    };
}
