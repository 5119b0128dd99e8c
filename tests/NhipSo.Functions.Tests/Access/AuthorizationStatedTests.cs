using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using NhipSo.Domain.Ledger;
using NhipSo.Domain.Reconciling;
using NhipSo.Functions.Access;

namespace NhipSo.Functions.Tests.Access;

/// <summary>Every HTTP function states who may call it.</summary>
public class AuthorizationStatedTests
{
    private static readonly MethodInfo[] Functions =
    [
        .. typeof(AuthorizationMiddleware).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static))
            .Where(method => method.GetCustomAttribute<FunctionAttribute>() is not null),
    ];

    public static TheoryData<string> Http => [.. Functions.Where(IsHttp).Select(NameOf)];

    public static TheoryData<string> Others => [.. Functions.Where(method => !IsHttp(method)).Select(NameOf)];

    [Theory]
    [MemberData(nameof(Http))]
    public void An_HTTP_function_states_it_once(string name)
    {
        var method = Find(name);
        Assert.True(method.IsDefined(typeof(AllowAttribute)) ^ method.IsDefined(typeof(AllowAnyoneAttribute)));
        Assert.NotEqual([], method.GetCustomAttribute<AllowAttribute>()?.Roles ?? [Role.Admin]);
        Assert.NotEqual("", method.GetCustomAttribute<AllowAnyoneAttribute>()?.Because ?? "It asks for a role.");
    }

    [Theory]
    [MemberData(nameof(Http))]
    public void The_middleware_finds_what_it_states(string name) =>
        Assert.Contains(AuthorizationMiddleware.RuleOf(name), Find(name).GetCustomAttributes());

    [Theory]
    [MemberData(nameof(Http))]
    public void The_host_asks_for_no_key_since_the_app_authorizes(string name)
    {
        var trigger = Assert.Single(Find(name).GetParameters(), IsHttpTrigger).GetCustomAttribute<HttpTriggerAttribute>()!;
        Assert.Equal(AuthorizationLevel.Anonymous, trigger.AuthLevel);
        Assert.StartsWith("v1/", trigger.Route, StringComparison.Ordinal);
        Assert.NotNull(trigger.Methods);
        Assert.NotEmpty(trigger.Methods);
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void A_timer_is_called_by_no_one_and_states_nothing(string name)
    {
        Assert.Empty(Find(name).GetCustomAttributes<AllowAttribute>());
        Assert.Empty(Find(name).GetCustomAttributes<AllowAnyoneAttribute>());
        Assert.Throws<InvalidOperationException>(() => AuthorizationMiddleware.RuleOf(name));
    }

    [Fact]
    public void Only_these_are_open_to_anyone() => Assert.Equal(
        ["GetHealthLive", "GetHealthReady", "GetMetrics", "GetOpenApi", "PostBeacon", "PostRating", "VerifyReceipt"],
        Functions.Where(method => method.IsDefined(typeof(AllowAnyoneAttribute)))
            .Select(method => method.GetCustomAttribute<FunctionAttribute>()!.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void These_write_and_state_for_whom() => Assert.Equal(
        [
            "AcceptDiscrepancy: Steer", "AnswerDiscrepancy: Enter Sign", "AnswerRecommendation: Steer", "CloseDiscrepancy: Steer",
            "ConfirmSubmission: Steer", "CreateKey: Admin", "DeleteDraft: Enter Sign", "DeleteSource: Admin", "ExemptSubmission: Steer",
            "ExtendPeriod: Steer", "ExtendSubmission: Steer", "HandOverDraft: Enter Sign", "LockPeriod: Steer", "PostBeacon: ",
            "PostEvidence: Enter Sign", "PostMeasurements: Measure", "PostOutage: Steer Admin", "PostRating: ",
            "PostSession: Enter Sign Read Steer Admin", "PostSource: Admin", "PostSubmissions: Sign", "PutDraft: Enter Sign", "PutSubmission: Sign",
            "ReadSheet: Enter Sign", "RejectDiscrepancy: Steer", "ReopenDiscrepancy: Steer", "ReopenSubmission: Steer", "ReturnSubmission: Steer",
            "RevokeKey: Admin", "RotateKey: Admin",
            "SignSubmission: Sign", "UnlockPeriod: Steer", "VerifyReceipt: ",
        ],
        Functions.Where(method => IsHttp(method) && Array.Find(method.GetParameters(), IsHttpTrigger)!.GetCustomAttribute<HttpTriggerAttribute>()!.Methods is not ["get"])
            .Select(method => $"{method.GetCustomAttribute<FunctionAttribute>()!.Name}: {string.Join(' ', method.GetCustomAttribute<AllowAttribute>()?.Roles ?? [])}")
            .Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(EntryKind.Submission, "PutSubmission")]
    [InlineData(EntryKind.Submission, "PostSubmissions")]
    [InlineData(EntryKind.Submission, "SignSubmission")]
    [InlineData(EntryKind.Return, "ReturnSubmission")]
    [InlineData(EntryKind.Confirm, "ConfirmSubmission")]
    [InlineData(EntryKind.Reopen, "ReopenSubmission")]
    [InlineData(EntryKind.Exempt, "ExemptSubmission")]
    [InlineData(EntryKind.Extend, "ExtendSubmission")]
    [InlineData(EntryKind.Answer, "AnswerRecommendation")]
    public void Each_step_of_a_report_is_for_those_whose_part_the_table_says_it_is(EntryKind kind, string function)
    {
        var role = Assert.Single(Transitions.All.Where(step => step.Kind == kind).Select(step => step.By).Distinct()) == Actor.Leader ? Role.Sign : Role.Steer;
        var method = Functions.Single(each => each.GetCustomAttribute<FunctionAttribute>()!.Name == function);
        Assert.Equal([role], method.GetCustomAttribute<AllowAttribute>()!.Roles);
    }

    [Theory]
    [InlineData(StepKind.Answer, "AnswerDiscrepancy")]
    [InlineData(StepKind.Accept, "AcceptDiscrepancy")]
    [InlineData(StepKind.Reject, "RejectDiscrepancy")]
    [InlineData(StepKind.Close, "CloseDiscrepancy")]
    [InlineData(StepKind.Reopen, "ReopenDiscrepancy")]
    public void Each_step_of_a_discrepancy_is_for_those_whose_part_the_table_says_it_is(StepKind kind, string function)
    {
        var party = Assert.Single(WorkTransitions.All.Where(step => step.Kind == kind).Select(step => step.By).Distinct());
        var method = Functions.Single(each => each.GetCustomAttribute<FunctionAttribute>()!.Name == function);
        Assert.Equal(party == Party.Unit ? [Role.Enter, Role.Sign] : [Role.Steer], method.GetCustomAttribute<AllowAttribute>()!.Roles);
    }

    [Theory]
    [InlineData("NhipSo.Functions.Submissions.PutSubmission.Missing")]
    [InlineData("NhipSo.Functions.Missing.RunAsync")]
    public void What_states_nothing_is_called_by_no_one(string entryPoint) =>
        Assert.Throws<InvalidOperationException>(() => AuthorizationMiddleware.RuleOf(entryPoint));

    private static bool IsHttp(MethodInfo method) => Array.Exists(method.GetParameters(), IsHttpTrigger);

    private static bool IsHttpTrigger(ParameterInfo parameter) => parameter.IsDefined(typeof(HttpTriggerAttribute));

    private static string NameOf(MethodInfo method) => $"{method.DeclaringType!.FullName}.{method.Name}";

    private static MethodInfo Find(string name) => Array.Find(Functions, method => NameOf(method) == name)!;
}
