using System.Text.Json.Nodes;
using NhipSo.Functions.Access;
using NodaTime;

namespace NhipSo.Functions.Tests.Access.Tokens;

/// <summary>Who calls with a token that an issuer has really signed.</summary>
public class AcceptedTokenTests(Reader reader) : IClassFixture<Reader>
{
    [Theory]
    [InlineData("rsa", "enter", "24", Role.Enter)]
    [InlineData("pss", "sign", "35~2008", Role.Sign)]
    [InlineData("ec", "read", null, Role.Read)]
    [InlineData("rsa", "steer", null, Role.Steer)]
    [InlineData("ec", "admin", null, Role.Admin)]
    public async Task Gives_its_role_and_its_unit(string key, string word, string? unit, Role role)
    {
        var caller = await reader.ReadAsync(reader.Issuer.Keys.Single(each => each.Id == key).Sign(reader.Claims(word, unit)));
        Assert.Equal("oidc:so-kh:nguoi-dung-1", caller.Name);
        Assert.Equal(unit, caller.Unit);
        Assert.Equal([role], caller.Roles);
    }

    [Fact]
    public async Task No_token_measures() => Assert.Empty((await ReadAsync(reader.Claims("measure", null))).Roles);

    [Fact]
    public async Task Several_roles_are_several_and_a_word_that_is_none_gives_nothing() =>
        Assert.Equal([Role.Read, Role.Steer], (await ReadAsync(reader.Claims("read steer Admin everything 4", null))).Roles.Order());

    [Fact]
    public async Task A_role_may_be_a_text_and_no_role_is_none()
    {
        var claims = reader.Claims(null);
        Assert.Empty((await ReadAsync(claims)).Roles);
        claims["roles"] = "enter sign";
        Assert.Equal([Role.Enter, Role.Sign], (await ReadAsync(claims)).Roles.Order());
    }

    [Fact]
    public async Task Two_units_are_none()
    {
        var claims = reader.Claims();
        claims["unit"] = new JsonArray("24", "01");
        Assert.Null((await ReadAsync(claims)).Unit);
    }

    [Theory]
    [InlineData("b0a5cb1d-0d7e-4b52-8d0a-7d7a1f4c9b11", "oidc:so-kh:b0a5cb1d-0d7e-4b52-8d0a-7d7a1f4c9b11")]
    [InlineData("an.nguyen@example.vn", "oidc:so-kh:sha256-")]
    [InlineData("Nguyễn Văn An", "oidc:so-kh:sha256-")]
    [InlineData("a|b", "oidc:so-kh:sha256-")]
    public async Task A_person_is_named_by_an_id_alone(string subject, string begins)
    {
        var name = (await ReadAsync(reader.Claims(subject: subject))).Name;
        Assert.StartsWith(begins, name, StringComparison.Ordinal);
        Assert.DoesNotContain('@', name);
        Assert.Equal(name, (await ReadAsync(reader.Claims(subject: subject))).Name);
    }

    [Fact]
    public async Task Entras_id_of_a_person_goes_before_the_one_for_an_application()
    {
        var claims = reader.Claims();
        claims["oid"] = "b0a5cb1d";
        Assert.Equal("oidc:so-kh:b0a5cb1d", (await ReadAsync(claims)).Name);
    }

    [Theory]
    [InlineData(-59)]
    [InlineData(3659)]
    public async Task Clocks_may_be_a_minute_apart(int seconds)
    {
        var token = reader.Issuer.Keys[0].Sign(reader.Claims());
        reader.Time.Now += Duration.FromSeconds(seconds);
        try
        {
            Assert.Equal("24", (await reader.ReadAsync(token)).Unit);
        }
        finally
        {
            reader.Time.Now = Shipped.Received;
        }
    }

    [Theory]
    [InlineData("sign", "24", 1)]
    [InlineData("enter", "24", 1)]
    [InlineData("sign", "01", 0)]
    [InlineData("sign", null, 0)]
    [InlineData("admin steer read", "24", 0)]
    [InlineData("admin", null, 0)]
    public async Task An_issuer_of_one_province_speaks_for_that_province_alone(string roles, string? unit, int given)
    {
        reader.Accept(Reader.Setting(reader.Issuer, "24"));
        try
        {
            Assert.Equal(given, (await ReadAsync(reader.Claims(roles, unit))).Roles.Count);
        }
        finally
        {
            reader.Accept(Reader.Setting(reader.Issuer));
        }
    }

    private Task<Caller> ReadAsync(JsonObject claims) => reader.ReadAsync(reader.Issuer.Keys[0].Sign(claims));
}
