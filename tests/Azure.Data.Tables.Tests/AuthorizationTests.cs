using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;

namespace Azure.Data.Tables.Tests;

/// <summary>Requests carry a signature or a token.</summary>
public sealed class AuthorizationTests
{
    private static readonly byte[] Key = "secret-key"u8.ToArray();
    private static readonly Uri Endpoint = new("https://nhip.table.core.windows.net");

    [Fact]
    public async Task A_signature_covers_the_date_and_the_escaped_path()
    {
        var service = new StandIn(StandIn.Answer(HttpStatusCode.NoContent));
        await Signing(service, Key).DeleteEntityAsync("p", "it's");

        var headers = service.Requests[0].Head.Headers;
        var date = headers.GetValues("x-ms-date").Single();
        Assert.True(DateTimeOffset.TryParseExact(date, "R", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
        Assert.Equal(
            $"SharedKeyLite nhip:{Sign(Key, $"{date}\n/nhip/t(PartitionKey='p',RowKey='it%27%27s')")}",
            headers.GetValues("Authorization").Single());
    }

    [Fact]
    public async Task A_signature_uses_the_key_that_was_set_last()
    {
        var service = new StandIn(StandIn.Answer(HttpStatusCode.NoContent));
        var credential = new TableSharedKeyCredential("nhip", Convert.ToBase64String(Key));
        var table = new TableClient(Endpoint, "t", credential, service.Options);
        byte[] rotated = [1, 2, 3];
        credential.SetAccountKey(Convert.ToBase64String(rotated));
        await table.AddEntityAsync(new TableEntity("p", "r"));

        var headers = service.Requests[0].Head.Headers;
        Assert.Equal(
            $"SharedKeyLite nhip:{Sign(rotated, $"{headers.GetValues("x-ms-date").Single()}\n/nhip/t")}",
            headers.GetValues("Authorization").Single());
    }

    [Fact]
    public async Task A_token_for_storage_travels_in_the_header()
    {
        var service = new StandIn(StandIn.Answer(HttpStatusCode.NoContent));
        var credential = new FixedToken();
        await new TableClient(Endpoint, "t", credential, service.Options).AddEntityAsync(new TableEntity("p", "r"));

        Assert.Equal("Bearer the-token", service.Requests[0].Head.Headers.Authorization!.ToString());
        Assert.Equal(["https://storage.azure.com/.default"], credential.Scopes);
    }

    [Fact]
    public async Task A_token_is_not_sent_without_encryption()
    {
        var service = new StandIn(StandIn.Answer(HttpStatusCode.NoContent));
        var account = new TableServiceClient(new Uri("http://127.0.0.1:1/nhip"), new FixedToken(), service.Options);

        await Assert.ThrowsAsync<InvalidOperationException>(() => account.CreateTableAsync("t"));

        Assert.Empty(service.Requests);
    }

    [Fact]
    public async Task Another_attempt_is_signed_and_carries_the_same_body()
    {
        var service = new StandIn(
            StandIn.Answer(HttpStatusCode.ServiceUnavailable), StandIn.Answer(HttpStatusCode.NoContent));
        await Signing(service, Key).AddEntityAsync(new TableEntity("p", "r") { ["V"] = 1 });

        Assert.Equal(2, service.Requests.Count);
        Assert.Equal(service.Requests[0].Body, service.Requests[1].Body);
        Assert.All(service.Requests, request => Assert.Single(request.Head.Headers.GetValues("Authorization")));
    }

    private static TableClient Signing(StandIn service, byte[] key) =>
        new(Endpoint, "t", new TableSharedKeyCredential("nhip", Convert.ToBase64String(key)), service.Options);

    private static string Sign(byte[] key, string text) =>
        Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));

    private sealed class FixedToken : TokenCredential
    {
        public IReadOnlyList<string> Scopes { get; private set; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes = requestContext.Scopes;
            return new AccessToken("the-token", DateTimeOffset.MaxValue);
        }

        public override ValueTask<AccessToken> GetTokenAsync(
            TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }
}
