using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging.Abstractions;
using NhipSo.Functions.Access;
using NhipSo.Functions.Storage;
using NhipSo.Testing;
using NodaTime;

namespace NhipSo.Functions.Tests.Access;

/// <summary>As in Azure, where no account key is allowed: links are signed with a key that storage gives the app's identity.</summary>
public sealed class DelegatedLinksTests : IAsyncLifetime
{
    private readonly ManualTime time = new(SystemClock.Instance.GetCurrentInstant());
    private readonly Counter counter = new();
    private Azurite azurite = null!;
    private HttpClient reader = null!;
    private DataBlobs blobs = null!;

    public async Task InitializeAsync()
    {
        azurite = await Azurite.StartAsync(asksForTokens: true);
        reader = new(new SocketsHttpHandler { SslOptions = { CertificateChainPolicy = Believing(azurite.Certificate!) } });
        var options = new BlobClientOptions { Transport = new HttpClientTransport(reader) };
        options.AddPolicy(counter, HttpPipelinePosition.PerCall);
        blobs = new(new BlobServiceClient(new Uri(azurite.BlobEndpoint), new Identity(), options));
        foreach (var container in new[] { "internal-24", "internal-steer" })
        {
            await blobs.Container(container).CreateAsync();
            await blobs.Container(container).GetBlobClient("index.json").UploadAsync(BinaryData.FromString("{}"));
        }
    }

    public async Task DisposeAsync()
    {
        reader.Dispose();
        await azurite.DisposeAsync();
    }

    [Fact]
    public async Task They_read_their_own_container_by_https_alone_and_cost_storage_one_key_a_day()
    {
        var links = new InternalLinks(blobs, time, NullLogger<InternalLinks>.Instance);
        var asked = counter.Requests;
        var clerk = new Caller("oidc:x:1", "24", new HashSet<Role> { Role.Enter });
        var made = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => links.ForAsync(clerk, default)));
        Assert.Equal(1, counter.Requests - asked);
        var link = made[0][0];
        Assert.Contains("spr=https&", link.Sas, StringComparison.Ordinal);
        Assert.Contains("sp=r&", link.Sas, StringComparison.Ordinal);
        Assert.Contains("skoid=", link.Sas, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(new Uri($"{link.Address}index.json?{link.Sas}"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.GetAsync(new Uri($"{azurite.BlobEndpoint}/internal-steer/index.json?{link.Sas}"))).StatusCode);

        time.Now += Duration.FromHours(22);
        await links.ForAsync(clerk, default);
        Assert.Equal(1, counter.Requests - asked);
        time.Now += Duration.FromMinutes(90); // the key would end before the link
        await links.ForAsync(clerk, default);
        Assert.Equal(2, counter.Requests - asked);
    }

    [Fact]
    public async Task Without_a_key_there_are_no_links_and_everything_else_can_be_done()
    {
        var denied = new DataBlobs(new BlobServiceClient(new Uri(azurite.BlobEndpoint), new Identity("https://elsewhere/"), new BlobClientOptions { Transport = new HttpClientTransport(reader) }));
        Assert.Empty(await new InternalLinks(denied, time, NullLogger<InternalLinks>.Instance).ForAsync(new("key:steer", null, new HashSet<Role> { Role.Steer }), default));
    }

    private static X509ChainPolicy Believing(X509Certificate2 certificate) =>
        new() { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { certificate }, RevocationMode = X509RevocationMode.NoCheck };

    /// <summary>A token as Entra ID gives one; the emulator looks at what it says, not at who signed it.</summary>
    private sealed class Identity(string audience = "https://storage.azure.com") : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            var now = DateTimeOffset.UtcNow;
            using var key = SigningKey.Ec("emulator");
            var token = key.Sign(new JsonObject
            {
                ["iss"] = "https://sts.windows.net/ab1f708d-50f6-404c-a006-d71b2ac7a606/", ["aud"] = audience, ["oid"] = "11059fcc-5514-4800-b5f8-49808b9cfab6",
                ["tid"] = "ab1f708d-50f6-404c-a006-d71b2ac7a606", ["iat"] = now.ToUnixTimeSeconds(), ["nbf"] = now.AddMinutes(-5).ToUnixTimeSeconds(), ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
            });
            return new(token, now.AddHours(1));
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }

    private sealed class Counter : HttpPipelineSynchronousPolicy
    {
        private int requests;

        public int Requests => requests;

        public override void OnSendingRequest(HttpMessage message) => Interlocked.Increment(ref requests);
    }
}
