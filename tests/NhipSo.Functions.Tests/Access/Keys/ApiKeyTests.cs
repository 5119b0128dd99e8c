using System.Security.Cryptography;
using System.Text;
using NhipSo.Functions.Access.Keys;

namespace NhipSo.Functions.Tests.Access.Keys;

public class ApiKeyTests
{
    private const string Secret = "Zm9vYmFy_-c2VjcmV0";

    [Fact]
    public void A_key_has_an_id_and_a_secret()
    {
        var key = ApiKey.Parse($"nsk_a1B2_{Secret}")!;
        Assert.Equal(("a1B2", Secret), (key.Id, key.Secret));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nsk_")]
    [InlineData("nsk_a1")]
    [InlineData("nsk_a1_")]
    [InlineData("nsk__secret")]
    [InlineData("nsk_a-1_secret")]
    [InlineData("nsk_a'1_secret")]
    [InlineData("nsk_đ1_secret")]
    [InlineData("NSK_a1_secret")]
    [InlineData(" nsk_a1_secret")]
    [InlineData("Bearer nsk_a1_secret")]
    public void What_is_no_key_is_none(string written) => Assert.Null(ApiKey.Parse(written));

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public void A_key_has_an_end(int length, bool isKey) =>
        Assert.Equal(isKey, ApiKey.Parse("nsk_a1_".PadRight(length, 'x')) is not null);

    [Fact]
    public void The_secret_matches_its_own_hash_alone()
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Secret)));
        Assert.True(new ApiKey("a1", Secret).Matches(hash));
        Assert.False(new ApiKey("a1", Secret + "x").Matches(hash));
        Assert.False(new ApiKey("a1", hash).Matches(hash));
        Assert.False(new ApiKey("a1", Secret).Matches(hash[..63]));
        Assert.False(new ApiKey("a1", Secret).Matches(hash + "0"));
        Assert.False(new ApiKey("a1", Secret).Matches(""));
    }

    [Fact]
    public void A_new_key_has_an_id_that_nobody_misreads_and_256_random_bits()
    {
        var keys = Enumerable.Range(0, 100).Select(_ => ApiKey.New()).ToList();
        Assert.Equal(100, keys.DistinctBy(key => key.Id).DistinctBy(key => key.Secret).Count());
        Assert.All(keys, key =>
        {
            Assert.Matches("^[a-z0-9]{10}$", key.Id);
            Assert.Equal(32, System.Buffers.Text.Base64Url.DecodeFromChars(key.Secret).Length);
            Assert.Equal(key, ApiKey.Parse(key.Written));
            Assert.True(key.Matches(key.Hash));
        });
    }

    [Fact]
    public void A_key_never_writes_its_secret()
    {
        var key = new ApiKey("a1", Secret);
        Assert.Equal("key:a1", key.ToString());
        Assert.DoesNotContain(Secret, $"{key} {new { key }} {string.Format("{0}", key)}", StringComparison.Ordinal);
    }
}
