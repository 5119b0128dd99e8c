using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using NhipSo.Functions.Access;
using NhipSo.Functions.Access.Tokens;
using NhipSo.Functions.Problems;
using NhipSo.Testing;

namespace NhipSo.Functions.Tests.Access.Tokens;

/// <summary>A reader of tokens with an issuer of its own, at a time that a test sets.</summary>
public sealed class Reader : IAsyncLifetime
{
    private TokenReader reader = null!;

    internal ManualTime Time { get; } = new(Shipped.Received);

    internal TokenIssuer Issuer { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Issuer = await TokenIssuer.StartAsync();
        Accept(Setting(Issuer));
    }

    public async Task DisposeAsync()
    {
        reader.Dispose();
        await Issuer.DisposeAsync();
    }

    /// <summary>Accepts these issuers, as after a start with other settings.</summary>
    internal void Accept(params OidcIssuer[] issuers)
    {
        reader?.Dispose();
        reader = new(new([.. issuers]), Time, NullLogger<TokenReader>.Instance);
    }

    internal static OidcIssuer Setting(TokenIssuer issuer, params string[] units) => new(
        "so-kh", new(issuer.Address), TokenIssuer.Audience, "roles", "unit", units.Length == 0 ? null : units.ToHashSet());

    internal JsonObject Claims(string? roles = "sign", string? unit = "24", string subject = "nguoi-dung-1") =>
        Issuer.Claims(Time.GetUtcNow(), roles, unit, subject);

    internal Task<Caller> ReadAsync(string token) => reader.ReadAsync(token, default);

    /// <summary>The problem that a token ends with.</summary>
    internal async Task<Problem> RefusedAsync(string token) =>
        (await Assert.ThrowsAsync<ProblemException>(() => ReadAsync(token))).Problem;
}
