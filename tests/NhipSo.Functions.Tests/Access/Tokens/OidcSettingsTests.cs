using Microsoft.Extensions.Configuration;
using NhipSo.Functions.Access.Tokens;

namespace NhipSo.Functions.Tests.Access.Tokens;

public class OidcSettingsTests
{
    private const string Entra = "https://login.microsoftonline.com/b0a5cb1d-0d7e-4b52-8d0a-7d7a1f4c9b11/v2.0";

    [Fact]
    public void Nothing_set_means_that_no_token_is_accepted() => Assert.Empty(Read().Issuers);

    [Fact]
    public void An_authority_and_an_audience_are_enough()
    {
        var issuer = Assert.Single(Read(("0:Authority", Entra), ("0:Audience", "api://nhipso")).Issuers);
        Assert.Equal(("login.microsoftonline.com", "roles", "unit"), (issuer.Name, issuer.RolesClaim, issuer.UnitClaim));
        Assert.Equal($"{Entra}/.well-known/openid-configuration", issuer.MetadataAddress);
        Assert.Null(issuer.Units);
    }

    [Fact]
    public void Everything_can_be_named()
    {
        var issuers = Read(
            ("0:Authority", Entra), ("0:Audience", "api://nhipso"),
            ("1:Authority", "https://dangnhap.bacninh.example/realms/so/"), ("1:Audience", "nhipso"), ("1:RolesClaim", "quyen"),
            ("1:UnitClaim", "don_vi"), ("1:Name", "bac-ninh"), ("1:Units", "24, 24~2008,27~2008")).Issuers;
        Assert.Equal(("bac-ninh", "quyen", "don_vi"), (issuers[1].Name, issuers[1].RolesClaim, issuers[1].UnitClaim));
        Assert.Equal(["24", "24~2008", "27~2008"], issuers[1].Units!.Order());
        Assert.True(issuers[1].IsNamed("https://dangnhap.bacninh.example/realms/so"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("login.microsoftonline.com")]
    [InlineData("http://login.example.vn")]
    [InlineData("http://127.0.0.1.example.vn")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("https://login.microsoftonline.com/common/v2.0")]
    [InlineData("https://login.microsoftonline.com/organizations/v2.0")]
    [InlineData("https://login.microsoftonline.com/{tenantid}/v2.0")]
    [InlineData("https://user:password@login.example.vn")]
    [InlineData("https://login.example.vn?tenant=1")]
    public void An_authority_that_is_no_single_https_address_stops_the_app(string authority)
    {
        var stopped = Assert.Throws<StartupException>(() => Read(("0:Authority", authority), ("0:Audience", "a")));
        Assert.Contains($"Oidc__0__Authority is '{authority}'; it must be", stopped.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5000/tenant")]
    [InlineData("http://[::1]:5000")]
    public void On_this_machine_itself_it_may_be_http(string authority) =>
        Assert.Single(Read(("0:Authority", authority), ("0:Audience", "a")).Issuers);

    [Fact]
    public void No_audience_stops_the_app() => Assert.Contains(
        "Oidc__0__Audience", Assert.Throws<StartupException>(() => Read(("0:Authority", Entra))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_setting_that_there_is_not_stops_the_app() => Assert.Contains(
        "Oidc__0__Unit is no setting", Assert.Throws<StartupException>(() => Read(("0:Authority", Entra), ("0:Audience", "a"), ("0:Unit", "24"))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_name_that_would_not_stand_in_a_callers_stops_the_app() => Assert.Contains(
        "Oidc__0__Name is 'a|b'; it must be",
        Assert.Throws<StartupException>(() => Read(("0:Authority", Entra), ("0:Audience", "a"), ("0:Name", "a|b"))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Two_issuers_of_one_name_stop_the_app() => Assert.Contains(
        "Oidc__…__Name",
        Assert.Throws<StartupException>(() => Read(
            ("0:Authority", Entra), ("0:Audience", "a"), ("1:Authority", "https://login.microsoftonline.com/another/v2.0"), ("1:Audience", "a"))).Message,
        StringComparison.Ordinal);

    private static OidcSettings Read(params (string Name, string Value)[] settings) => OidcSettings.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(each => KeyValuePair.Create<string, string?>($"Oidc:{each.Name}", each.Value))).Build());
}
