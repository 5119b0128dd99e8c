using NhipSo.Testing;
using NodaTime;

namespace NhipSo.Functions.Tests.Access.Tokens;

/// <summary>What an issuer publishes is read when it is needed, and no oftener.</summary>
public sealed class IssuerMetadataTests : IAsyncLifetime
{
    private readonly Reader reader = new();

    private TokenIssuer Issuer => reader.Issuer;

    public Task InitializeAsync() => reader.InitializeAsync();

    public Task DisposeAsync() => reader.DisposeAsync();

    [Fact]
    public async Task It_is_read_once_however_many_call()
    {
        Assert.Equal(0, Issuer.Requests);
        var token = Issuer.Keys[0].Sign(reader.Claims());
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => reader.ReadAsync(token)));
        Assert.Equal(2, Issuer.Requests);
    }

    [Fact]
    public async Task A_new_key_is_taken_up_with_the_first_token_that_names_it()
    {
        await reader.ReadAsync(Issuer.Keys[0].Sign(reader.Claims()));
        reader.Time.Now += Duration.FromSeconds(31);
        Issuer.Keys.Add(SigningKey.Rsa("rsa-2"));
        Assert.Equal("24", (await reader.ReadAsync(Issuer.Keys[^1].Sign(reader.Claims()))).Unit);
    }

    [Fact]
    public async Task A_key_that_is_withdrawn_is_not_accepted_an_hour_later()
    {
        var withdrawn = Issuer.Keys[0];
        await reader.ReadAsync(withdrawn.Sign(reader.Claims()));
        Issuer.Keys.RemoveAt(0);
        await reader.ReadAsync(withdrawn.Sign(reader.Claims()));
        reader.Time.Now += Duration.FromHours(1);
        Assert.Equal("token-invalid", (await reader.RefusedAsync(withdrawn.Sign(reader.Claims()))).Code);
    }

    [Fact]
    public async Task Unknown_keys_do_not_make_us_ask_again_and_again()
    {
        await reader.ReadAsync(Issuer.Keys[0].Sign(reader.Claims()));
        reader.Time.Now += Duration.FromSeconds(31);
        using var unknown = SigningKey.Ec("unknown");
        for (var i = 0; i < 20; i++)
            Assert.Equal("token-invalid", (await reader.RefusedAsync(unknown.Sign(reader.Claims()))).Code);
        Assert.Equal(4, Issuer.Requests);
    }

    [Fact]
    public async Task An_issuer_that_does_not_answer_is_an_outage_and_passes()
    {
        Issuer.IsDown = true;
        var token = Issuer.Keys[0].Sign(reader.Claims());
        var refused = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => reader.RefusedAsync(token)));
        Assert.All(refused, problem => Assert.Equal((503, "issuer-unavailable", 5), (problem.Status, problem.Code, problem.RetryAfterSeconds)));
        Assert.Equal(2, Issuer.Requests); // one reading; the library asks again after a 503

        Issuer.IsDown = false;
        reader.Time.Now += Duration.FromSeconds(5);
        Assert.Equal("24", (await reader.ReadAsync(token)).Unit);
    }

    [Fact]
    public async Task Keys_that_are_known_outlast_an_outage()
    {
        await reader.ReadAsync(Issuer.Keys[0].Sign(reader.Claims()));
        Issuer.IsDown = true;
        reader.Time.Now += Duration.FromHours(5);
        Assert.Equal("24", (await reader.ReadAsync(Issuer.Keys[0].Sign(reader.Claims()))).Unit);
    }

    [Fact]
    public async Task Metadata_of_another_name_is_no_metadata()
    {
        Issuer.ClaimedIssuer = "https://login.example.vn";
        Assert.Equal("issuer-unavailable", (await reader.RefusedAsync(Issuer.Keys[0].Sign(reader.Claims()))).Code);
    }

    [Theory]
    [InlineData("http://169.254.169.254/metadata")]
    [InlineData("http://127.0.0.2:1/keys")]
    [InlineData("http://[::1]:1/keys")]
    [InlineData("not an address")]
    public async Task Metadata_does_not_decide_where_we_connect(string keys)
    {
        Issuer.KeysAddress = keys;
        Assert.Equal("issuer-unavailable", (await reader.RefusedAsync(Issuer.Keys[0].Sign(reader.Claims()))).Code);
    }

    [Fact]
    public async Task One_issuers_outage_is_none_of_anothers()
    {
        await using var other = await TokenIssuer.StartAsync();
        reader.Accept(Reader.Setting(Issuer), Reader.Setting(other) with { Name = "tinh-24" });
        Issuer.IsDown = true;
        Assert.Equal("oidc:tinh-24:nguoi-dung-1", (await reader.ReadAsync(other.Keys[2].Sign(other.Claims(reader.Time.GetUtcNow(), "sign", "24")))).Name);
        Assert.Equal("issuer-unavailable", (await reader.RefusedAsync(Issuer.Keys[0].Sign(reader.Claims()))).Code);
    }
}
