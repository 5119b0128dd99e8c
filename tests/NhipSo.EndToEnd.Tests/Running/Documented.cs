using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NhipSo.Testing;

namespace NhipSo.EndToEnd.Tests.Running;

/// <summary>Ends a test that is answered what <c>docs/openapi.json</c> does not say: every answer of every test holds the document to the app.</summary>
internal sealed class Documented(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private static readonly JsonNode Document = JsonNode.Parse(File.ReadAllText(Repository.PathOf("docs", "openapi.json")))!;

    private static readonly (Regex Path, string Method, JsonNode Operation)[] Operations =
    [
        .. Document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation =>
            (new Regex($"^/api/v1{Regex.Replace(path.Key, @"\{\w+\}", "[^/]+")}$"), operation.Key.ToUpperInvariant(), operation.Value!))),
    ];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        var (_, _, operation) = Operations.FirstOrDefault(each => each.Method == request.Method.Method && each.Path.IsMatch(request.RequestUri!.AbsolutePath));
        var isOfTheServerItself = !response.IsSuccessStatusCode && response.Content.Headers.ContentType is null; // a request that reaches no function
        if (operation is null || isOfTheServerItself)
            return response;
        var (id, status) = ((string)operation["operationId"]!, (int)response.StatusCode);
        var documented = Resolve(operation["responses"]![$"{status}"] ?? throw new InvalidOperationException($"{id} answers {status}, which is not documented."));
        var mediaType = response.Content.Headers.ContentType?.MediaType;
        if (mediaType is not null && documented["content"]?[mediaType] is null)
            throw new InvalidOperationException($"{id} answers {status} as {mediaType}, which is not documented.");
        if (mediaType == "application/problem+json")
        {
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            var code = (string)JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken))!["code"]!;
            if (documented["content"]![mediaType]!["examples"]![code] is null)
                throw new InvalidOperationException($"{id} answers {status} {code}, which is not documented.");
        }

        return response;
    }

    private static JsonNode Resolve(JsonNode node) => (string?)node["$ref"] is { } reference
        ? reference.Split('/').Skip(1).Aggregate(Document, (at, member) => at[member]!)
        : node;
}
