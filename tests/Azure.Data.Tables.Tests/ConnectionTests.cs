namespace Azure.Data.Tables.Tests;

/// <summary>Where a client goes, by its connection string or address.</summary>
public sealed class ConnectionTests
{
    private const string Key = "c2VjcmV0LWtleQ==";

    [Theory]
    [InlineData(
        "UseDevelopmentStorage=true", "devstoreaccount1", "http://127.0.0.1:10002/devstoreaccount1/t")]
    [InlineData(
        $"DefaultEndpointsProtocol=https;AccountName=nhip;AccountKey={Key};EndpointSuffix=core.windows.net",
        "nhip",
        "https://nhip.table.core.windows.net/t")]
    [InlineData(
        $"AccountName=nhip;AccountKey={Key};EndpointSuffix=core.chinacloudapi.cn;",
        "nhip",
        "https://nhip.table.core.chinacloudapi.cn/t")]
    [InlineData(
        $"accountname=nhip;accountkey={Key};TableEndpoint=http://localhost:1/nhip/",
        "nhip",
        "http://localhost:1/nhip/t")]
    public void A_connection_string_names_the_account_and_its_address(string text, string account, string address)
    {
        var table = new TableClient(text, "t");

        Assert.Equal((account, address, "t"), (table.AccountName, table.Uri.AbsoluteUri, table.Name));
    }

    [Theory]
    [InlineData("nonsense", typeof(FormatException))]
    [InlineData("AccountName", typeof(FormatException))]
    [InlineData($"AccountName=;AccountKey={Key}", typeof(FormatException))]
    [InlineData($"AccountName=a;AccountName=b;AccountKey={Key}", typeof(FormatException))]
    [InlineData("AccountName=a;AccountKey=not base64", typeof(FormatException))]
    [InlineData($"AccountName=a;AccountKey={Key};TableEndpoint=nowhere", typeof(FormatException))]
    [InlineData($"AccountName=a;AccountKey={Key};TableEndpoint=ftp://x", typeof(FormatException))]
    [InlineData("AccountName=a", typeof(ArgumentException))]
    [InlineData("UseDevelopmentStorage=false", typeof(ArgumentException))]
    [InlineData("", typeof(ArgumentException))]
    [InlineData(null, typeof(ArgumentNullException))]
    public void A_malformed_connection_string_is_refused_without_repeating_the_key(string? text, Type expected)
    {
        var refusal = Assert.Throws(expected, () => new TableServiceClient(text!));

        Assert.DoesNotContain(Key, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://nhip.table.core.windows.net", "nhip")]
    [InlineData("http://127.0.0.1:10002/devstoreaccount1/", "devstoreaccount1")]
    [InlineData("http://localhost:10002/devstoreaccount1", "devstoreaccount1")]
    public void An_address_names_the_account(string address, string account)
    {
        var service = new TableServiceClient(new Uri(address), new TableSharedKeyCredential("other", Key));

        Assert.Equal(account, service.AccountName);
        Assert.Equal(new Uri(address), service.Uri);
        Assert.Equal($"{address.TrimEnd('/')}/t", service.GetTableClient("t").Uri.AbsoluteUri);
    }

    [Fact]
    public void A_table_needs_a_name() =>
        Assert.Throws<ArgumentException>(() => new TableClient("UseDevelopmentStorage=true", ""));
}
