using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Microsoft.Extensions.Http.Resilience.Tests;

public class RequestBodyTests
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Contents => ["text", "json", "seekable stream"];

    [Theory]
    [MemberData(nameof(Contents))]
    public async Task A_body_is_sent_again_with_each_attempt(string kind)
    {
        await using var server = await Server.StartAsync(500, 500, 200);
        await using var clients = Clients.WithOne();
        using HttpContent content = kind switch
        {
            "text" => new StringContent("\"Hà Nội\""),
            "json" => JsonContent.Create("Hà Nội", options: Readable),
            _ => new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes("\"Hà Nội\""))),
        };
        using var response = await clients.Create().PostAsync(server.Address, content);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["\"Hà Nội\"", "\"Hà Nội\"", "\"Hà Nội\""], server.Bodies);
    }

    [Fact]
    public async Task A_body_that_can_be_read_once_is_not_sent_twice_with_nothing_in_it()
    {
        await using var server = await Server.StartAsync(500, 200);
        await using var clients = Clients.WithOne();
        using var content = new StreamContent(new ReadOnce("once"));
        var failure = await Assert.ThrowsAsync<HttpRequestException>(
            () => clients.Create().PostAsync(server.Address, content));
        Assert.Contains("already consumed", failure.GetBaseException().Message);
        Assert.Equal(["once"], server.Bodies);
    }

    private sealed class ReadOnce(string text) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override bool CanSeek => false;
    }
}
