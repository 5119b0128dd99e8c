using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NhipSo.Functions.Access;
using NhipSo.Functions.Monitoring;
using NhipSo.Functions.Storage;
using NodaTime;

namespace NhipSo.Functions.Tests.Access;

/// <summary>Browsers read what a signature opens where <c>DataStorage__publicBlobUri</c> says: in Azure at Front Door, since the account itself lets nobody in.</summary>
public sealed class PublicBlobAddressTests(TestStorage storage) : IClassFixture<TestStorage>
{
    private static readonly Caller Ministry = new("key:steer", null, new HashSet<Role> { Role.Steer });

    [Theory]
    [InlineData("https://sodulieu.example/internal/")]
    [InlineData("https://sodulieu.example/internal")]
    public async Task A_link_leads_there_and_its_signature_is_good_for_the_account_behind_it(string address)
    {
        var link = await LinkAsync(address);
        Assert.Equal(new Uri("https://sodulieu.example/internal/internal-steer/"), link.Address);

        await storage.Blobs.Container("internal-steer").GetBlobClient("index.json").UploadAsync(BinaryData.FromString("{}"), overwrite: true);
        using var browser = new HttpClient(new FrontDoor(storage.Blobs.Service.Uri));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(new Uri($"{link.Address}index.json?{link.Sas}"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync(new Uri($"https://sodulieu.example/internal/payloads/index.json?{link.Sas}"))).StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")] // what the template sets where there is no Front Door
    public async Task Without_one_it_leads_to_the_account(string? address) =>
        Assert.Equal(new Uri($"{storage.Blobs.Service.Uri}/internal-steer/"), (await LinkAsync(address)).Address);

    [Theory]
    [InlineData("http://sodulieu.example/internal/")]
    [InlineData("sodulieu.example/internal/")]
    [InlineData("/internal/")]
    public async Task Another_than_an_https_address_stops_the_start_with_the_settings_name(string address)
    {
        var error = await Assert.ThrowsAsync<StartupException>(() => LinkAsync(address));
        Assert.Contains($"DataStorage__publicBlobUri is '{address}'", error.Message, StringComparison.Ordinal);
    }

    private async Task<InternalLink> LinkAsync(string? address)
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection([new("DataStorage", storage.ConnectionString), new("DataStorage:publicBlobUri", address)]).Build();
        await using var services = new ServiceCollection().AddSingleton<Measures>().AddStorage(settings).BuildServiceProvider();
        var links = new InternalLinks(services.GetRequiredService<DataBlobs>(), new ManualTime(SystemClock.Instance.GetCurrentInstant()), NullLogger<InternalLinks>.Instance);
        return Assert.Single(await links.ForAsync(Ministry, default));
    }

    /// <summary>Asks the account for what is asked below <c>/internal/</c>, as the route in bicep/routes.bicep does.</summary>
    private sealed class FrontDoor(Uri account) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new($"{account.AbsoluteUri.TrimEnd('/')}{request.RequestUri!.PathAndQuery["/internal".Length..]}");
            return base.SendAsync(request, cancellationToken);
        }
    }
}
