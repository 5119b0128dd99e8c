using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using NhipSo.Functions.Access;
using NhipSo.Functions.Access.Keys;
using NhipSo.Functions.Access.Limits;
using NhipSo.Functions.Access.Tokens;
using NhipSo.Functions.Problems;
using NodaTime;

namespace NhipSo.Functions.Tests.Access;

/// <summary>Who a request says it is from, and whether that is believed.</summary>
public sealed class AuthorizerTests : IClassFixture<TestStorage>, IDisposable
{
    private readonly ManualTime time = new(Shipped.Received);
    private readonly TestStorage storage;
    private readonly KeyTable keys;
    private readonly TokenReader tokens;
    private readonly RateLimits limits = new(new(PerMinute: 1, Burst: 20, FailuresPerMinute: 3));
    private readonly Authorizer authorizer;

    public AuthorizerTests(TestStorage storage)
    {
        this.storage = storage;
        keys = new(storage.Tables, time);
        tokens = new(new([]), time, NullLogger<TokenReader>.Instance);
        authorizer = new(keys, tokens, limits, time);
    }

    public void Dispose()
    {
        keys.Dispose();
        tokens.Dispose();
        limits.Dispose();
    }

    [Fact]
    public async Task A_key_is_its_unit()
    {
        var key = await AddAsync();
        var caller = await AskAsync(key.Written);
        Assert.Equal(($"key:{key.Id}", "24"), (caller.Name, caller.Unit));
        Assert.Equal("not-allowed", await RefusedAsync(key.Written, role: Role.Read));
    }

    [Fact]
    public async Task A_keys_end_is_told_to_its_holder_alone()
    {
        var revoked = await AddAsync();
        await keys.RevokeAsync(revoked.Id, time.Now, default);
        Assert.Equal("key-revoked", await RefusedAsync(revoked.Written));
        Assert.Equal("key-unknown", await RefusedAsync($"nsk_{revoked.Id}_guess"));

        var expired = await AddAsync();
        time.Now += Duration.FromDays(1);
        Assert.Equal("key-expired", await RefusedAsync(expired.Written));
    }

    [Theory]
    [InlineData(null, null, "key-missing")]
    [InlineData("nsk_a_b", "Bearer x", "two-credentials")]
    [InlineData("nsk_a_b", "Basic YTpi", "key-unknown")]
    [InlineData("not a key", null, "key-unknown")]
    [InlineData("nsk_a_b,nsk_c_d", null, "key-unknown")]
    [InlineData(null, "Basic YTpi", "key-missing")]
    [InlineData(null, "Bearer ", "key-missing")]
    [InlineData(null, "bearer x", "token-invalid")]
    [InlineData(null, "Bearer x, Bearer y", "token-invalid")]
    public async Task What_says_nothing_or_too_much_is_refused(string? key, string? authorization, string code) =>
        Assert.Equal(code, await RefusedAsync(key, authorization));

    [Fact]
    public async Task Guessing_ends_and_asks_storage_no_more_while_a_known_key_is_let_in()
    {
        var known = await AddAsync();
        var notYet = await AddAsync();
        await AskAsync(known.Written);
        for (var i = 0; i < 3; i++)
            Assert.Equal("key-unknown", await RefusedAsync($"nsk_guess{i}_x"));

        var before = storage.Requests;
        Assert.Equal("too-many-requests", await RefusedAsync("nsk_guess4_x"));
        Assert.Equal("too-many-requests", await RefusedAsync($"nsk_{known.Id}_x"));
        Assert.Equal("too-many-requests", await RefusedAsync(notYet.Written));
        Assert.Equal(before, storage.Requests);
        Assert.Equal($"key:{known.Id}", (await AskAsync(known.Written)).Name);
        Assert.Equal($"key:{notYet.Id}", (await AskAsync(notYet.Written, from: "198.51.100.2")).Name);
    }

    [Fact]
    public async Task A_key_may_ask_so_often_whether_or_not_it_is_allowed()
    {
        var key = await AddAsync();
        for (var i = 0; i < 20; i++)
            Assert.Equal("not-allowed", await RefusedAsync(key.Written, role: Role.Admin));
        Assert.Equal("too-many-requests", await RefusedAsync(key.Written));
    }

    [Fact]
    public async Task An_issuer_that_is_out_of_reach_is_none_of_a_keys_business_and_nobodys_fault()
    {
        var gone = new OidcIssuer("so", new($"http://127.0.0.1:{Testing.Ports.Free(1)[0]}"), "a", "roles", "unit", null);
        using var reader = new TokenReader(new([gone]), time, NullLogger<TokenReader>.Instance);
        var withTokens = new Authorizer(keys, reader, limits, time);
        using var signing = Testing.SigningKey.Ec("ec");
        var token = signing.Sign(new() { ["iss"] = gone.Authority.OriginalString });
        var key = await AddAsync();
        for (var i = 0; i < 5; i++)
            Assert.Equal("issuer-unavailable", (await Assert.ThrowsAsync<ProblemException>(() => AskAsync(null, $"Bearer {token}", by: withTokens))).Problem.Code);
        Assert.Equal("24", (await AskAsync(key.Written, by: withTokens)).Unit);
    }

    private async Task<ApiKey> AddAsync()
    {
        var key = ApiKey.New();
        await keys.AddAsync(new(key.Id, key.Hash, "24", new HashSet<Role> { Role.Sign }, time.Now, time.Now + Duration.FromDays(1)), default);
        return key;
    }

    private Task<Caller> AskAsync(string? key, string? authorization = null, Role role = Role.Sign, string from = "203.0.113.7", Authorizer? by = null)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Parse(from);
        if (key is not null)
            http.Request.Headers["X-Api-Key"] = key;
        if (authorization is not null)
            http.Request.Headers.Authorization = authorization;
        return (by ?? authorizer).AuthorizeAsync(http.Request, [role], default);
    }

    private async Task<string> RefusedAsync(string? key, string? authorization = null, Role role = Role.Sign) =>
        (await Assert.ThrowsAsync<ProblemException>(() => AskAsync(key, authorization, role))).Problem.Code;
}
