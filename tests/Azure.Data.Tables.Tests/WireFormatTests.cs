using System.Net;
using System.Text;

namespace Azure.Data.Tables.Tests;

/// <summary>The bytes that travel: no more than the service needs.</summary>
public sealed class WireFormatTests
{
    private const string Key = "c2VjcmV0LWtleQ==";

    [Theory]
    [InlineData("Đắk Lắk <&'+>", "\"V\":\"Đắk Lắk <&'+>\"")]
    [InlineData("a\"b\\c\n", "\"V\":\"a\\\"b\\\\c\\n\"")]
    [InlineData(0.25, "\"V\":0.25")]
    [InlineData(5.0, "\"V@odata.type\":\"Edm.Double\",\"V\":5")]
    [InlineData(-0.0, "\"V@odata.type\":\"Edm.Double\",\"V\":-0")]
    [InlineData(1e-7, "\"V@odata.type\":\"Edm.Double\",\"V\":1E-07")]
    [InlineData(1e22, "\"V@odata.type\":\"Edm.Double\",\"V\":1E+22")]
    [InlineData(double.NaN, "\"V@odata.type\":\"Edm.Double\",\"V\":\"NaN\"")]
    [InlineData(double.NegativeInfinity, "\"V@odata.type\":\"Edm.Double\",\"V\":\"-Infinity\"")]
    [InlineData(5, "\"V\":5")]
    [InlineData(long.MinValue, "\"V@odata.type\":\"Edm.Int64\",\"V\":\"-9223372036854775808\"")]
    [InlineData(true, "\"V\":true")]
    public async Task A_property_travels_as(object value, string expected)
    {
        var service = new StandIn(StandIn.Answer(HttpStatusCode.NoContent));
        await TableAt(service).AddEntityAsync(new TableEntity("p", "r") { ["V"] = value });

        Assert.Equal(
            $"{{\"PartitionKey\":\"p\",\"RowKey\":\"r\",{expected}}}", Encoding.UTF8.GetString(service.Requests[0].Body));
    }

    [Fact]
    public async Task What_was_read_is_not_sent_back()
    {
        var service = new StandIn(StandIn.Answer(HttpStatusCode.NoContent));
        var row = new TableEntity("p", "r") { ETag = new ETag("W/\"1\""), Timestamp = DateTimeOffset.UnixEpoch };
        await TableAt(service).UpsertEntityAsync(row);

        Assert.Equal("{\"PartitionKey\":\"p\",\"RowKey\":\"r\"}", Encoding.UTF8.GetString(service.Requests[0].Body));
    }

    [Fact]
    public async Task A_row_larger_than_any_buffer_travels_whole()
    {
        var service = new StandIn(StandIn.Answer(HttpStatusCode.NoContent));
        var row = new TableEntity("p", "r");
        for (var i = 0; i < 60; i++)
            row[$"V{i:D2}"] = new string((char)('a' + (i % 26)), 10_000 + i);
        await TableAt(service).AddEntityAsync(row);

        var expected = string.Join(',', row.Select(property => $"\"{property.Key}\":\"{property.Value}\""));
        Assert.Equal($"{{{expected}}}", Encoding.UTF8.GetString(service.Requests[0].Body));
    }

    [Fact]
    public async Task A_request_asks_for_types_and_for_no_echo()
    {
        var service = new StandIn(StandIn.Answer(HttpStatusCode.NoContent));
        await TableAt(service).AddEntityAsync(new TableEntity("p", "r"));

        var headers = service.Requests[0].Head.Headers;
        Assert.Equal("application/json;odata=minimalmetadata", headers.Accept.ToString());
        Assert.Equal(["return-no-content"], headers.GetValues("Prefer"));
        Assert.Equal(["2020-12-06"], headers.GetValues("x-ms-version"));
    }

    [Theory]
    [InlineData("it's", "it%27%27s")]
    [InlineData("100% a+b|c~d!", "100%25%20a%2Bb%7Cc~d%21")]
    [InlineData("Huế", "Hu%E1%BA%BF")]
    public async Task A_key_is_escaped_in_the_address(string key, string expected)
    {
        var service = new StandIn(StandIn.Answer(HttpStatusCode.NoContent));
        await TableAt(service).DeleteEntityAsync("p", key);

        Assert.Equal($"/t(PartitionKey='p',RowKey='{expected}')", service.Requests[0].Head.RequestUri!.PathAndQuery);
    }

    [Fact]
    public async Task A_transaction_is_one_multipart_request()
    {
        var service = new StandIn(StandIn.Answer(HttpStatusCode.BadRequest));
        await Assert.ThrowsAsync<RequestFailedException>(() => TableAt(service).SubmitTransactionAsync(
        [
            new(TableTransactionActionType.Add, new TableEntity("p", "Huế") { ["V"] = 0.5 }),
            new(TableTransactionActionType.UpdateMerge, new TableEntity("p", "it's"), new ETag("W/\"1\"")),
            new(TableTransactionActionType.Delete, new TableEntity("p", "c")),
        ]));

        var (head, bytes) = service.Requests[0];
        var batch = head.Content!.Headers.ContentType!.Parameters.Single().Value!;
        var body = Encoding.UTF8.GetString(bytes);
        var changeSet = body.Split("boundary=")[1].Split("\r\n")[0];
        const string Part = "Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n";
        const string Common = "Accept: application/json;odata=minimalmetadata\r\nDataServiceVersion: 3.0\r\n";
        Assert.Equal(
            $"--{batch}\r\nContent-Type: multipart/mixed; boundary={changeSet}\r\n\r\n" +
            $"--{changeSet}\r\n{Part}POST https://nhip.table.core.windows.net/t HTTP/1.1\r\n{Common}" +
            "Prefer: return-no-content\r\nContent-Type: application/json\r\n\r\n" +
            "{\"PartitionKey\":\"p\",\"RowKey\":\"Huế\",\"V\":0.5}\r\n" +
            $"--{changeSet}\r\n{Part}PATCH https://nhip.table.core.windows.net/t(PartitionKey='p',RowKey='it%27%27s') " +
            $"HTTP/1.1\r\n{Common}If-Match: W/\"1\"\r\nContent-Type: application/json\r\n\r\n" +
            "{\"PartitionKey\":\"p\",\"RowKey\":\"it's\"}\r\n" +
            $"--{changeSet}\r\n{Part}DELETE https://nhip.table.core.windows.net/t(PartitionKey='p',RowKey='c') HTTP/1.1\r\n" +
            $"{Common}If-Match: *\r\n\r\n" +
            $"--{changeSet}--\r\n--{batch}--\r\n",
            body);
    }

    private static TableClient TableAt(StandIn service) =>
        new(new Uri("https://nhip.table.core.windows.net"), "t", new TableSharedKeyCredential("nhip", Key), service.Options);
}
