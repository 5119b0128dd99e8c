using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables.Entities;

namespace Azure.Data.Tables.Http;

/// <summary>An account's Table service: its address, and the pipeline that requests to it go through.</summary>
internal sealed class Account
{
    private const string MinimalMetadata = "application/json;odata=minimalmetadata";
    private readonly HttpPipeline pipeline;
    private readonly string version;

    private Account(Uri endpoint, string? name, HttpPipelinePolicy authorization, TableClientOptions? options)
    {
        options ??= new TableClientOptions();
        Endpoint = endpoint;
        Root = endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/');
        Name = name ?? AccountName.Of(endpoint);
        version = options.VersionText;
        pipeline = HttpPipelineBuilder.Build(new HttpPipelineOptions(options)
        {
            PerRetryPolicies = { authorization },
            RequestFailedDetailsParser = new ODataErrorParser(),
        });
    }

    /// <summary>The service's address as it was given.</summary>
    internal Uri Endpoint { get; }

    /// <summary>The service's address without a slash at its end.</summary>
    internal string Root { get; }

    /// <summary>The account's name.</summary>
    internal string Name { get; }

    /// <summary>An account whose requests are signed with its key.</summary>
    internal static Account WithKey(
        Uri endpoint, TableSharedKeyCredential credential, TableClientOptions? options, string? name = null) =>
        new(endpoint, name, new SharedKeyLitePolicy(credential), options);

    /// <summary>An account whose requests carry a token of Microsoft Entra; Azure.Core refuses to send one without TLS.</summary>
    internal static Account WithToken(Uri endpoint, TokenCredential credential, TableClientOptions? options) =>
        new(endpoint, name: null, new BearerTokenAuthenticationPolicy(credential, "https://storage.azure.com/.default"), options);

    /// <summary>The account that a connection string names.</summary>
    internal static Account Parse(string connectionString, TableClientOptions? options)
    {
        var parsed = TableConnectionString.Parse(connectionString);
        return WithKey(parsed.Endpoint, parsed.Credential, options, parsed.Credential.AccountName);
    }

    /// <summary>A request, to be disposed of when its answer was read.</summary>
    internal HttpMessage Request(RequestMethod method, string path, ResponseClassifier outcome)
    {
        var message = pipeline.CreateMessage();
        message.ResponseClassifier = outcome;
        message.Request.Method = method;
        message.Request.Uri.Reset(new Uri(Root + path));
        message.Request.Headers.Add("x-ms-version", version);
        message.Request.Headers.Add("DataServiceVersion", "3.0");
        message.Request.Headers.Add("Accept", MinimalMetadata);
        return message;
    }

    /// <summary>Sends and gives back the answer.</summary>
    /// <exception cref="RequestFailedException">The answer is none that the request's outcome allows.</exception>
    internal async Task<Response> SendAsync(HttpMessage message, CancellationToken cancellationToken)
    {
        await pipeline.SendAsync(message, cancellationToken);
        return message.Response.IsError ? throw new RequestFailedException(message.Response) : message.Response;
    }

    /// <summary>Makes the body of a request from what <paramref name="write"/> writes.</summary>
    internal static void Write<T>(HttpMessage message, T value, Action<Utf8JsonWriter, T> write)
    {
        var content = new PooledContent();
        message.Request.Content = content;
        message.Request.Headers.Add("Content-Type", "application/json");
        using var writer = new Utf8JsonWriter(content, EntityWriter.Options);
        write(writer, value);
    }
}
