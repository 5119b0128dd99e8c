using System.Net;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using NhipSo.EndToEnd.Tests.Running;

namespace NhipSo.EndToEnd.Tests.Access;

/// <summary>A key from its making to its end, over HTTP.</summary>
public sealed class AdministeringKeys(Callers callers) : IClassFixture<Callers>
{
    private const string Address = "submissions/cds-thang/2025-12/48?dryRun=true";
    private const string Report = """{"values": {"CP07_LK": 2, "CP09_LK": 1}}""";

    [Fact]
    public async Task A_key_is_made_used_rotated_and_revoked()
    {
        using var created = await PostAsync("admin/keys", """{"unit": "48", "scopes": ["sign"], "days": 30, "note": "Một cửa điện tử"}""");
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.True(created.Headers.CacheControl!.NoStore);
        var made = await created.JsonAsync();
        Assert.Equal(("48", "Đà Nẵng", "sign"), ((string?)made["unit"]!["id"], (string?)made["unit"]!["name"]!["vi"], (string?)made["scopes"]![0]));
        Assert.Equal(HttpStatusCode.OK, await UseAsync(made));

        using var rotated = await PostAsync($"admin/keys/{made["id"]}/rotate", """{"overlapHours": 1}""");
        var next = await rotated.JsonAsync();
        Assert.Equal(HttpStatusCode.Created, rotated.StatusCode);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], [await UseAsync(made), await UseAsync(next)]);

        using var revoked = await PostAsync($"admin/keys/{made["id"]}/revoke");
        Assert.Equal(HttpStatusCode.OK, revoked.StatusCode);
        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.OK], [await UseAsync(made), await UseAsync(next)]);
        await IsListedAsync(made, next);
        await NoSecretRestsAsync(made, next);
    }

    [Theory]
    [InlineData("{\"overlapHours\": 721}", 422, "invalid-request")]
    [InlineData("{\"overlapHours\": -1}", 422, "invalid-request")]
    [InlineData("{\"overlap\": 1}", 422, "invalid-request")]
    [InlineData("overlapHours=1", 400, "not-json")]
    public async Task A_rotation_that_is_not_understood_changes_nothing(string body, int status, string code)
    {
        using var refused = await PostAsync("admin/keys/admin/rotate", body);
        Assert.Equal((HttpStatusCode)status, refused.StatusCode);
        Assert.Equal(code, (string?)(await refused.JsonAsync())["code"]);
    }

    [Fact]
    public async Task A_sign_in_administers_as_a_key_does_and_stands_in_the_audit()
    {
        using var created = await callers.SendAsync(HttpMethod.Post, "admin/keys", "token admin", """{"scopes": ["read"]}""");
        var id = (string)(await created.JsonAsync())["id"]!;
        var row = Assert.Single(await callers.RowsAsync("Audit"), each => each.GetString("on") == id);
        Assert.Equal(("oidc:127.0.0.1:nguoi-dung-1", "key.create", true), (row.GetString("who"), row.GetString("what"), row.GetBoolean("done")));
    }

    private async Task IsListedAsync(JsonNode made, JsonNode next)
    {
        using var response = await callers.SendAsync(HttpMethod.Get, "admin/keys", "key admin");
        var listed = (await response.JsonAsync())["keys"]!.AsArray();
        var old = listed.Single(each => (string?)each!["id"] == (string?)made["id"])!;
        Assert.Equal(
            ["created", "expires", "id", "note", "revoked", "rotatedTo", "scopes", "unit"], old.AsObject().Select(member => member.Key).Order());
        Assert.Equal((string?)next["id"], (string?)old["rotatedTo"]);
        Assert.Contains(listed, each => (string?)each!["id"] == "admin" && each["created"] is null);
    }

    private async Task NoSecretRestsAsync(params JsonNode[] keys)
    {
        foreach (var secret in keys.Select(key => ((string)key["key"]!).Split('_', 3)[2]))
        {
            Assert.DoesNotContain(secret, callers.App.Log, StringComparison.Ordinal);
            foreach (var row in (TableEntity[])[.. await callers.RowsAsync("Keys"), .. await callers.RowsAsync("Audit")])
                Assert.DoesNotContain(row, property => property.Value is string text && text.Contains(secret, StringComparison.Ordinal));
        }
    }

    private Task<HttpResponseMessage> PostAsync(string address, string? body = null) => callers.SendAsync(HttpMethod.Post, address, "key admin", body);

    private async Task<HttpStatusCode> UseAsync(JsonNode key)
    {
        using var response = await callers.App.PutAsync(Address, (string)key["key"]!, Report);
        return response.StatusCode;
    }
}
