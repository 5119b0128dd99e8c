using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace NhipSo.Testing;

/// <summary>An issuer of OpenID Connect on this machine: its metadata and keys over HTTP, and real signed tokens.</summary>
public sealed class TokenIssuer : IAsyncDisposable
{
    /// <summary>Whom its tokens are for.</summary>
    public const string Audience = "api://nhipso";

    private readonly WebApplication server;
    private int requests;

    private TokenIssuer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        server = builder.Build();
        server.MapGet("/tenant/.well-known/openid-configuration", () => Answer(new()
        {
            ["issuer"] = ClaimedIssuer ?? Address, ["jwks_uri"] = KeysAddress ?? $"{Address}/keys",
        }));
        server.MapGet("/tenant/keys", () => Answer(new() { ["keys"] = new JsonArray([.. Keys.Select(key => key.Jwk)]) }));
    }

    /// <summary>Its address and its name: what it writes as <c>iss</c>.</summary>
    public string Address => $"{server.Urls.First()}/tenant";

    /// <summary>The keys that it publishes.</summary>
    public List<SigningKey> Keys { get; } = [SigningKey.Rsa("rsa"), SigningKey.Rsa("pss", "PS256"), SigningKey.Ec("ec")];

    /// <summary>Whether it answers nothing but 503.</summary>
    public bool IsDown { get; set; }

    /// <summary>What its metadata says instead of its own name.</summary>
    public string? ClaimedIssuer { get; set; }

    /// <summary>Where its metadata says that its keys are, instead of where they are.</summary>
    public string? KeysAddress { get; set; }

    /// <summary>How often it was asked.</summary>
    public int Requests => requests;

    /// <summary>Starts an issuer on a port that the system chooses.</summary>
    public static async Task<TokenIssuer> StartAsync()
    {
        var issuer = new TokenIssuer();
        await issuer.server.StartAsync();
        return issuer;
    }

    /// <summary>The claims of a person's token that holds for an hour.</summary>
    public JsonObject Claims(DateTimeOffset now, string? roles = null, string? unit = null, string subject = "nguoi-dung-1")
    {
        var claims = new JsonObject
        {
            ["iss"] = Address, ["aud"] = Audience, ["sub"] = subject,
            ["iat"] = now.ToUnixTimeSeconds(), ["nbf"] = now.ToUnixTimeSeconds(), ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
        };
        if (roles is not null)
            claims["roles"] = new JsonArray([.. roles.Split(' ').Select(role => JsonValue.Create(role))]);
        if (unit is not null)
            claims["unit"] = unit;
        return claims;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        Keys.ForEach(key => key.Dispose());
    }

    private IResult Answer(JsonObject json)
    {
        Interlocked.Increment(ref requests);
        return IsDown ? Results.StatusCode(StatusCodes.Status503ServiceUnavailable) : Results.Text(json.ToJsonString(), "application/json");
    }
}
