using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using NhipSo.Functions.Access;
using NodaTime;

namespace NhipSo.Functions.Tests.Access;

/// <summary>What opens a container of internal snapshots opens that one, for reading, and for an hour.</summary>
public sealed class InternalLinksTests(TestStorage storage) : IClassFixture<TestStorage>, IAsyncLifetime
{
    private readonly HttpClient reader = new();
    private readonly ManualTime time = new(SystemClock.Instance.GetCurrentInstant());

    public async Task InitializeAsync()
    {
        foreach (var container in new[] { "internal-steer", "internal-demo-vt", "internal-demo-bc" })
            await storage.Blobs.Container(container).GetBlobClient("index.json").UploadAsync(BinaryData.FromString("{}"), overwrite: true);
    }

    public Task DisposeAsync()
    {
        reader.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_units_link_reads_its_own_and_neither_anothers_nor_the_ministrys()
    {
        var link = Assert.Single(await LinksAsync(new("oidc:x:1", "demo-vt", new HashSet<Role> { Role.Enter })));
        Assert.Equal(HttpStatusCode.OK, await GetAsync(link, "index.json"));
        foreach (var other in new[] { "internal-demo-bc", "internal-steer" })
            Assert.Equal(HttpStatusCode.Forbidden, (await reader.GetAsync(new Uri($"{storage.Blobs.Container(other).Uri}/index.json?{link.Sas}"))).StatusCode);
    }

    [Fact]
    public async Task It_neither_writes_nor_lists_nor_deletes()
    {
        var link = Assert.Single(await LinksAsync(new("key:steer", null, new HashSet<Role> { Role.Steer, Role.Read })));
        Assert.Equal("steer", link.Scope);
        Assert.Equal(HttpStatusCode.OK, await GetAsync(link, "index.json"));
        using var content = new StringContent("{}");
        content.Headers.Add("x-ms-blob-type", "BlockBlob");
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.PutAsync(Of(link, "other.json"), content)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.DeleteAsync(Of(link, "index.json"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.GetAsync(new Uri($"{link.Address.ToString().TrimEnd('/')}?restype=container&comp=list&{link.Sas}"))).StatusCode);
    }

    [Fact]
    public async Task It_ends_after_an_hour()
    {
        time.Now -= InternalLinks.Lifetime - Duration.FromMinutes(1);
        var ending = Assert.Single(await LinksAsync(new("key:admin", null, new HashSet<Role> { Role.Admin })));
        Assert.Equal(HttpStatusCode.OK, await GetAsync(ending, "index.json"));
        time.Now -= Duration.FromMinutes(2);
        var ended = Assert.Single(await LinksAsync(new("key:admin", null, new HashSet<Role> { Role.Admin })));
        Assert.Equal(HttpStatusCode.Forbidden, await GetAsync(ended, "index.json"));
        Assert.Equal((time.Now + InternalLinks.Lifetime).ToUnixTimeSeconds(), ended.Expires.ToUnixTimeSeconds());
        Assert.DoesNotContain(ended.Sas, ended.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("24", new[] { Role.Enter }, "24")]
    [InlineData("24~2008", new[] { Role.Sign, Role.Enter }, "24~2008")]
    [InlineData(null, new[] { Role.Steer }, "steer")]
    [InlineData(null, new[] { Role.Admin, Role.Read }, "steer")]
    [InlineData(null, new[] { Role.Read }, "")]
    [InlineData("24", new[] { Role.Read }, "")]
    public void Whoever_works_for_a_unit_gets_its_own_and_the_ministry_all(string? unit, Role[] roles, string scopes) =>
        Assert.Equal(scopes, string.Join(' ', InternalLinks.ScopesOf(new("x", unit, roles.ToHashSet()))));

    private async Task<HttpStatusCode> GetAsync(InternalLink link, string path) => (await reader.GetAsync(Of(link, path))).StatusCode;

    private static Uri Of(InternalLink link, string path) => new($"{link.Address}{path}?{link.Sas}");

    private Task<IReadOnlyList<InternalLink>> LinksAsync(Caller caller) =>
        new InternalLinks(storage.Blobs, time, NullLogger<InternalLinks>.Instance).ForAsync(caller, default);
}
