using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.Azure.Functions.Worker;
using NhipSo.Functions.Access;
using NhipSo.Testing;

namespace NhipSo.Functions.Tests.Documentation;

/// <summary>The document of the API, and the functions that it is to describe.</summary>
internal static class OpenApi
{
    /// <summary>The document.</summary>
    public static JsonNode Document { get; } = JsonNode.Parse(File.ReadAllText(Repository.PathOf("docs", "openapi.json")))!;

    /// <summary>The operations, by method and path.</summary>
    public static Dictionary<string, JsonNode> Operations { get; } = Document["paths"]!.AsObject()
        .SelectMany(path => path.Value!.AsObject().Where(member => member.Key != "parameters").Select(operation => (Key: $"{operation.Key} {path.Key}", operation.Value)))
        .ToDictionary(pair => pair.Key, pair => pair.Value!);

    /// <summary>The HTTP functions, by each of their methods and their path below the document's server.</summary>
    public static Dictionary<string, MethodInfo> Functions { get; } = typeof(AuthorizationMiddleware).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods())
        .SelectMany(method => method.GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).OfType<HttpTriggerAttribute>()
            .SelectMany(trigger => trigger.Methods!.Select(verb => (Key: $"{verb} {trigger.Route!["v1".Length..]}", Method: method))))
        .ToDictionary(pair => pair.Key, pair => pair.Method);

    /// <summary>What a reference of the document leads to, or the node itself where it is none.</summary>
    public static JsonNode Resolve(JsonNode node) => (string?)node["$ref"] is { } reference
        ? reference.Split('/').Skip(1).Aggregate(Document, (at, member) => at[member] ?? throw new KeyNotFoundException(reference))
        : node;

    /// <summary>What the schema of that name lists.</summary>
    public static IEnumerable<string> Words(string schema) => Document["components"]!["schemas"]![schema]!["enum"]!.AsArray().Select(word => (string)word!);
}
