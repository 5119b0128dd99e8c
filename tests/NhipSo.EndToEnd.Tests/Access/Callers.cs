using Azure.Data.Tables;
using NhipSo.EndToEnd.Tests.Running;
using NhipSo.Testing;

namespace NhipSo.EndToEnd.Tests.Access;

/// <summary>An instance of the app, an issuer whose tokens it accepts, and a caller of every kind.</summary>
public sealed class Callers : IAsyncLifetime
{
    private static readonly string[] KeySpecs =
    [
        "enter=01:enter", "sign=01:sign", "read=:read", "steer=:steer", "admin=:admin", "other=24:sign", "expired=01:sign", "revoked=01:sign",
        "measure=@phan-mem-24:measure", "elsewhere=@khac:measure",
    ];

    private readonly SigningKey stranger = SigningKey.Rsa("rsa");
    private Deployment deployment = null!;
    private IReadOnlyDictionary<string, string> keys = null!;

    internal TokenIssuer Issuer { get; private set; } = null!;

    internal AppInstance App { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Issuer = await TokenIssuer.StartAsync();
        deployment = await Deployment.CreateAsync(Audience.Sources());
        keys = await deployment.MakeKeysAsync(KeySpecs);
        await ChangeAsync("expired", "expires");
        await ChangeAsync("revoked", "revoked");
        App = await AppInstance.StartAsync(new Dictionary<string, string?>(deployment.Settings)
        {
            ["Oidc__0__Authority"] = Issuer.Address, ["Oidc__0__Audience"] = TokenIssuer.Audience,
        });
    }

    public async Task DisposeAsync()
    {
        await App.DisposeAsync();
        await deployment.DisposeAsync();
        await Issuer.DisposeAsync();
        stranger.Dispose();
    }

    /// <summary>Sends a request as a caller: <c>nobody</c>, <c>key {name}</c> or <c>token {name}</c>.</summary>
    internal async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, string caller, string? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        if (body is not null)
            request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        switch (caller.Split(' '))
        {
            case ["key", var name]:
                request.Headers.Add("X-Api-Key", keys.GetValueOrDefault(name, "nsk_nobody_wrong"));
                break;
            case ["token", var name]:
                request.Headers.Authorization = new("Bearer", Token(name));
                break;
            default:
                break;
        }

        return await App.Http.SendAsync(request);
    }

    /// <summary>All rows of a table.</summary>
    internal Task<List<TableEntity>> RowsAsync(string table) => deployment.TableOf(table).QueryAsync<TableEntity>("").ToListAsync();

    private string Token(string name) => name switch
    {
        "forged" => stranger.Sign(Issuer.Claims(DateTimeOffset.UtcNow, "admin")),
        "expired" => Issuer.Keys[0].Sign(Issuer.Claims(DateTimeOffset.UtcNow.AddHours(-2), "admin")),
        "other" => Issuer.Keys[0].Sign(Issuer.Claims(DateTimeOffset.UtcNow, "sign", "24")),
        _ => Issuer.Keys[2].Sign(Issuer.Claims(DateTimeOffset.UtcNow, name, name is "enter" or "sign" ? "01" : null)),
    };

    private Task ChangeAsync(string key, string property) => deployment.TableOf("Keys").UpsertEntityAsync(
        new TableEntity("key", key) { [property] = DateTimeOffset.UtcNow.AddMinutes(-1) });
}
