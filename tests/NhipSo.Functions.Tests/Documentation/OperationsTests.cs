using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.Azure.Functions.Worker;
using NhipSo.Functions.Access;

namespace NhipSo.Functions.Tests.Documentation;

/// <summary>What the document says of every function, and of nothing else.</summary>
public class OperationsTests
{
    public static TheoryData<string> Names => [.. OpenApi.Functions.Keys.Intersect(OpenApi.Operations.Keys)];

    [Fact]
    public void Every_function_is_described_and_nothing_else() =>
        Assert.Equal(OpenApi.Functions.Keys.Order(StringComparer.Ordinal), OpenApi.Operations.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void It_bears_the_function_s_name(string name) => Assert.StartsWith(
        OpenApi.Functions[name].GetCustomAttribute<FunctionAttribute>()!.Name, (string)OpenApi.Operations[name]["operationId"]!, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Names))]
    public void It_says_who_may_call_it(string name)
    {
        var (operation, allowed) = (OpenApi.Operations[name], OpenApi.Functions[name].GetCustomAttribute<AllowAttribute>());
        Assert.Equal(allowed?.Roles.Select(Scopes.WordOf), operation["x-roles"]?.AsArray().Select(role => (string)role!));
        Assert.Equal(allowed is null ? "[]" : null, operation["security"]?.ToJsonString());
    }

    [Fact]
    public void Whoever_may_call_something_does_it_with_a_key_or_a_token() =>
        Assert.Equal("""[{"ApiKey":[]},{"Token":[]}]""", OpenApi.Document["security"]!.ToJsonString());

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_said_in_both_languages_what_it_does(string name)
    {
        var operation = OpenApi.Operations[name];
        Assert.NotEmpty((string)operation["summary"]!);
        Assert.Contains((string)operation["x-summary-vi"]!, letter => letter > 0x7f && char.IsLetter(letter));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_answer_but_an_empty_one_has_an_example(string name)
    {
        foreach (var (status, response) in OpenApi.Operations[name]["responses"]!.AsObject())
        {
            var content = OpenApi.Resolve(response!)["content"]?.AsObject();
            Assert.True(status == "204" || content is { Count: > 0 }, $"{status} has no body.");
            foreach (var (mediaType, body) in content ?? [])
                Assert.True(IsBytes(mediaType) || body!["example"] is not null || body["examples"] is JsonObject { Count: > 0 }, $"{status} has no example of {mediaType}.");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_request_body_has_an_example(string name) => Assert.All(
        OpenApi.Operations[name]["requestBody"]?["content"]?.AsObject() ?? [],
        body => Assert.True(IsBytes(body.Key) || body.Value!["example"] is not null || body.Value["examples"] is JsonObject { Count: > 0 }, $"{body.Key} has no example."));

    private static bool IsBytes(string mediaType) => mediaType is "application/octet-stream" or "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}
