using System.Net;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables.Tests;

/// <summary>A service that keeps what it is sent and gives the answers that a test has for it, one after another.</summary>
public sealed class StandIn(params Func<HttpResponseMessage>[] answers) : HttpMessageHandler
{
    /// <summary>The requests as they would have travelled.</summary>
    public List<(HttpRequestMessage Head, byte[] Body)> Requests { get; } = [];

    /// <summary>Options of a client that talks to this service, without pauses between its attempts.</summary>
    public TableClientOptions Options => new()
    {
        Transport = new HttpClientTransport(this),
        Retry = { Delay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero, MaxRetries = 2 },
    };

    /// <summary>An answer of a status and a body.</summary>
    public static Func<HttpResponseMessage> Answer(
        HttpStatusCode status, string body = "", string contentType = "application/json") => () =>
    {
        var content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return new HttpResponseMessage(status) { Content = content };
    };

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        Requests.Add((request, body));
        return answers[Requests.Count - 1]();
    }
}
