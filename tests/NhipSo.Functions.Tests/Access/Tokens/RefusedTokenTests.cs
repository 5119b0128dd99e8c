using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NhipSo.Functions.Problems;
using NhipSo.Testing;
using NodaTime;

namespace NhipSo.Functions.Tests.Access.Tokens;

/// <summary>A token that no accepted issuer has signed for this API and now gets nobody in.</summary>
public class RefusedTokenTests(Reader reader) : IClassFixture<Reader>
{
    private SigningKey Rsa => reader.Issuer.Keys[0];

    [Theory]
    [InlineData("iss", "https://login.example.vn/tenant", "issuer")]
    [InlineData("iss", "", "issuer")]
    [InlineData("iss", null, "issuer")]
    [InlineData("aud", "api://other", "another application")]
    [InlineData("aud", "", "another application")]
    [InlineData("aud", null, "another application")]
    [InlineData("sub", null, "names nobody")]
    [InlineData("exp", null, "no time at which it expires")]
    public async Task For_a_claim(string claim, string? value, string says)
    {
        var claims = reader.Claims();
        claims.Remove(claim);
        if (value is not null)
            claims[claim] = value;
        await IsRefusedAsync(Rsa.Sign(claims), says);
    }

    [Fact]
    public async Task Of_another_issuers_name_with_a_key_of_its_own()
    {
        using var theirs = SigningKey.Rsa("theirs");
        await IsRefusedAsync(theirs.Sign(reader.Claims()), "no signing key");
        using var disguised = SigningKey.Rsa("rsa");
        await IsRefusedAsync(disguised.Sign(reader.Claims()), "signature");
    }

    [Fact]
    public async Task That_has_expired()
    {
        var token = Rsa.Sign(reader.Claims());
        await AtAsync(Duration.FromSeconds(3660), async () => Assert.Equal((401, "token-expired"), Told(await reader.RefusedAsync(token))));
    }

    [Fact]
    public async Task That_is_not_valid_yet()
    {
        var token = Rsa.Sign(reader.Claims());
        await AtAsync(-Duration.FromSeconds(62), () => IsRefusedAsync(token, "not valid yet"));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("")]
    [InlineData("RS1")]
    [InlineData("HS256")]
    public async Task Of_an_algorithm_that_anyone_could_sign_with(string algorithm)
    {
        var header = new JsonObject { ["alg"] = algorithm, ["kid"] = "rsa", ["typ"] = "JWT" };
        await IsRefusedAsync(SigningKey.Join(header, reader.Claims(), _ => []), "algorithm");
        await IsRefusedAsync(SigningKey.Join(header, reader.Claims(), content => Encoding.ASCII.GetBytes("signed")), "algorithm");
        header.Remove("alg");
        await IsRefusedAsync(SigningKey.Join(header, reader.Claims(), _ => []), "");
    }

    [Theory]
    [InlineData("HS256")]
    [InlineData("HS384")]
    [InlineData("HS512")]
    public async Task Signed_by_HMAC_with_the_public_key(string algorithm)
    {
        var header = new JsonObject { ["alg"] = algorithm, ["kid"] = "rsa", ["typ"] = "JWT" };
        foreach (var key in Rsa.PublicBytes)
        {
            await IsRefusedAsync(
                SigningKey.Join(header, reader.Claims(), content => algorithm switch
                {
                    "HS256" => HMACSHA256.HashData(key, content),
                    "HS384" => HMACSHA384.HashData(key, content),
                    _ => HMACSHA512.HashData(key, content),
                }),
                "algorithm");
        }
    }

    [Fact]
    public async Task That_brings_its_own_key()
    {
        using var own = SigningKey.Rsa("rsa");
        var header = new JsonObject { ["alg"] = "RS256", ["kid"] = "rsa", ["jwk"] = own.Jwk, ["jku"] = "http://127.0.0.1:1/keys" };
        var signed = own.Sign(reader.Claims()).Split('.')[2];
        await IsRefusedAsync(SigningKey.Join(header, reader.Claims(), _ => Base64Url.DecodeFromChars(signed)), "signature");
    }

    [Fact]
    public async Task Whose_claims_were_changed_after_it_was_signed()
    {
        var parts = Rsa.Sign(reader.Claims("enter")).Split('.');
        var changed = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(reader.Claims("admin").ToJsonString()));
        await IsRefusedAsync($"{parts[0]}.{changed}.{parts[2]}", "signature");
        await IsRefusedAsync($"{parts[0]}.{parts[1]}.", "signature");
    }

    [Fact]
    public async Task Without_a_key_id()
    {
        var token = SigningKey.Join(new() { ["alg"] = "RS256" }, reader.Claims(), _ => [1, 2, 3]);
        await IsRefusedAsync(token, "no signing key");
    }

    [Theory]
    [InlineData("x")]
    [InlineData("..")]
    [InlineData("a.b.c")]
    [InlineData("e30.e30.")]
    [InlineData("e30.e30.e30")]
    [InlineData("bnVsbA.bnVsbA.AA")]
    [InlineData("W10.W10.AA")]
    [InlineData("ếẽ.ôơ.đ")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9.eyJleHAiOiJhYmMifQ.AA")]
    [InlineData("eyJhbGciOlsxXX0.eyJpc3MiOnt9fQ.AA")]
    [InlineData("eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkExMjhHQ00ifQ.AA.AA.AA.AA")]
    public async Task That_is_garbage(string token) => await IsRefusedAsync(token, "");

    [Fact]
    public async Task Of_100_kilobytes()
    {
        var claims = reader.Claims();
        claims["groups"] = new string('x', 75_000);
        await IsRefusedAsync(Rsa.Sign(claims), "longer than 16 KiB");
        await IsRefusedAsync(new string('x', 100_000), "longer than 16 KiB");
    }

    [Theory]
    [InlineData("exp", """{"a":1}""")]
    [InlineData("exp", "1e400")]
    [InlineData("exp", "-5")]
    [InlineData("exp", "true")]
    [InlineData("nbf", "\"soon\"")]
    [InlineData("nbf", "99999999999999999999")]
    [InlineData("aud", "[]")]
    [InlineData("aud", "[[]]")]
    [InlineData("iss", "[1]")]
    public async Task With_a_claim_that_is_none(string claim, string json)
    {
        var claims = reader.Claims().ToJsonString();
        var written = claims[..^1] + $",\"{claim}\":{json}}}";
        var header = Base64Url.EncodeToString("""{"alg":"RS256","kid":"rsa"}"""u8);
        var refused = await Record.ExceptionAsync(() => reader.ReadAsync($"{header}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(written))}.AA"));
        Assert.Equal(401, Assert.IsType<ProblemException>(refused).Problem.Status);
    }

    [Fact]
    public async Task Where_no_issuer_is_set()
    {
        reader.Accept();
        await IsRefusedAsync(Rsa.Sign(reader.Claims()), "issuer");
        reader.Accept(Reader.Setting(reader.Issuer));
    }

    private static (int Status, string Code) Told(Problem problem) => (problem.Status, problem.Code);

    private async Task IsRefusedAsync(string token, string says)
    {
        var problem = await reader.RefusedAsync(token);
        Assert.Equal((401, "token-invalid"), Told(problem));
        Assert.Contains(says, problem.Detail.En, StringComparison.Ordinal);
        Assert.DoesNotContain("nguoi-dung", problem.Detail.En + problem.Detail.Vi, StringComparison.Ordinal);
    }

    private async Task AtAsync(Duration later, Func<Task> act)
    {
        reader.Time.Now += later;
        try
        {
            await act();
        }
        finally
        {
            reader.Time.Now = Shipped.Received;
        }
    }
}
