using System.Net;

namespace Azure.Data.Tables.Tests;

/// <summary>Answers as the real service writes them, which the emulator's differ from in details.</summary>
public sealed class AnswersTests
{
    private const string Batch = "multipart/mixed; boundary=batchresponse_1";

    [Fact]
    public async Task A_transactions_answer_is_divided_into_its_responses()
    {
        var table = Answering(StandIn.Answer(HttpStatusCode.Accepted, InBatch(
            "HTTP/1.1 204 No Content\r\nContent-ID: 0\r\nDataServiceVersion: 3.0;\r\nETag: W/\"datetime'2026-01-01'\"\r\n\r\n\r\n",
            "HTTP/1.1 204 No Content\r\nContent-ID: 1\r\n\r\n\r\n"), Batch));

        var outcome = (await table.SubmitTransactionAsync([Upsert("a"), Upsert("b")])).Value;

        Assert.Equal([204, 204], outcome.Select(response => response.Status));
        Assert.Equal(["No Content", "No Content"], outcome.Select(response => response.ReasonPhrase));
        Assert.Equal(new ETag("W/\"datetime'2026-01-01'\""), outcome[0].Headers.ETag);
        Assert.False(outcome[1].Headers.Contains("ETag"));
        Assert.Equal(["Content-ID", "DataServiceVersion", "ETag"], outcome[0].Headers.Select(header => header.Name));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_that_was_cut_is_no_success(bool isEmpty)
    {
        string[] arrived = isEmpty ? [] : ["HTTP/1.1 204 No Content\r\nContent-ID: 0\r\n\r\n\r\n"];
        var table = Answering(StandIn.Answer(HttpStatusCode.Accepted, InBatch(arrived), Batch));
        await Assert.ThrowsAsync<RequestFailedException>(() => table.SubmitTransactionAsync([Upsert("a"), Upsert("b")]));
    }

    [Fact]
    public async Task A_refused_transaction_names_the_action_that_the_message_names()
    {
        const string Error =
            "{\"odata.error\":{\"code\":\"EntityAlreadyExists\",\"message\":{\"lang\":\"en-US\"," +
            "\"value\":\"12:The specified entity already exists.\\nRequestId:1\\nTime:2026-01-01T00:00:00Z\"}}}";
        var table = Answering(StandIn.Answer(HttpStatusCode.Accepted, InBatch(
            $"HTTP/1.1 409 Conflict\r\nContent-ID: 12\r\nContent-Type: application/json\r\n\r\n{Error}\r\n"), Batch));

        var refusal = await Assert.ThrowsAsync<TableTransactionFailedException>(
            () => table.SubmitTransactionAsync([Upsert("a")]));

        Assert.Equal((12, 409), (refusal.FailedTransactionActionIndex!.Value, refusal.Status));
        Assert.Equal("EntityAlreadyExists", refusal.ErrorCode);
        Assert.Contains("The specified entity already exists.", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>Bad gateway</html>", "text/html")]
    [InlineData("", "application/json")]
    [InlineData("{\"odata.error\":{}}", "application/json")]
    [InlineData("[]", "application/json")]
    public async Task An_answer_that_is_none_of_the_services_still_tells_its_status(string body, string contentType)
    {
        var table = Answering(StandIn.Answer(HttpStatusCode.Forbidden, body, contentType));

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => table.GetEntityAsync<TableEntity>("p", "r"));

        Assert.Equal(403, refusal.Status);
    }

    [Fact]
    public async Task A_row_reads_the_same_whichever_order_its_json_has()
    {
        var table = Answering(StandIn.Answer(
            HttpStatusCode.OK,
            "{\"odata.metadata\":\"m\",\"Long\":\"5\",\"Whole\":5.0,\"Nan\":\"NaN\",\"Nan@odata.type\":\"Edm.Double\"," +
            "\"Zero\":-0.0,\"Long@odata.type\":\"Edm.Int64\",\"RowKey\":\"r\",\"PartitionKey\":\"p\",\"odata.etag\":\"W/\\\"1\\\"\"}"));

        var row = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;

        Assert.Equal((5L, 5.0, double.NaN), (row.GetInt64("Long"), row.GetDouble("Whole"), row.GetDouble("Nan")));
        Assert.True(double.IsNegative(row.GetDouble("Zero")!.Value));
        Assert.Equal(new ETag("W/\"1\""), row.ETag);
        Assert.Equal(7, row.Count);
    }

    [Fact]
    public async Task The_rows_of_a_page_may_differ_in_their_properties()
    {
        var table = Answering(StandIn.Answer(
            HttpStatusCode.OK,
            "{\"odata.metadata\":\"m\",\"value\":[{\"PartitionKey\":\"p\",\"RowKey\":\"1\",\"A\":1,\"B\":2}," +
            "{\"PartitionKey\":\"p\",\"RowKey\":\"2\",\"B\":3,\"A\":4,\"C\":5},{\"RowKey\":\"3\",\"value\":6}]}"));

        var rows = await table.QueryAsync<TableEntity>().ToListAsync();

        Assert.Equal(["1", "2", "3"], rows.Select(row => row.RowKey));
        Assert.Equal((1, 2), (rows[0].GetInt32("A"), rows[0].GetInt32("B")));
        Assert.Equal((4, 3, 5), (rows[1].GetInt32("A"), rows[1].GetInt32("B"), rows[1].GetInt32("C")));
        Assert.Equal(6, rows[2].GetInt32("value"));
    }

    [Fact]
    public async Task An_empty_page_may_have_a_successor()
    {
        var table = Answering(
            () =>
            {
                var answer = StandIn.Answer(HttpStatusCode.OK, "{\"value\":[]}")();
                answer.Headers.Add("x-ms-continuation-NextPartitionKey", "1!4!cA--");
                return answer;
            },
            StandIn.Answer(HttpStatusCode.OK, "{\"value\":[{\"PartitionKey\":\"p\",\"RowKey\":\"r\"}]}"));

        Assert.Equal("r", (await table.QueryAsync<TableEntity>().SingleAsync()).RowKey);
    }

    [Fact]
    public async Task A_table_that_is_being_deleted_does_not_count_as_existing()
    {
        var table = Answering(StandIn.Answer(
            HttpStatusCode.Conflict,
            "{\"odata.error\":{\"code\":\"TableBeingDeleted\",\"message\":{\"lang\":\"en-US\",\"value\":\"Try later.\"}}}"));

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => table.CreateIfNotExistsAsync());

        Assert.Equal("TableBeingDeleted", refusal.ErrorCode);
    }

    private static TableTransactionAction Upsert(string rowKey) =>
        new(TableTransactionActionType.UpsertReplace, new TableEntity("p", rowKey));

    private static TableClient Answering(params Func<HttpResponseMessage>[] answers) => new(
        new Uri("https://nhip.table.core.windows.net"),
        "t",
        new TableSharedKeyCredential("nhip", "c2VjcmV0LWtleQ=="),
        new StandIn(answers).Options);

    private static string InBatch(params string[] responses) =>
        "--batchresponse_1\r\nContent-Type: multipart/mixed; boundary=changesetresponse_2\r\n\r\n" +
        string.Concat(responses.Select(response =>
            "--changesetresponse_2\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n" + response)) +
        "--changesetresponse_2--\r\n--batchresponse_1--\r\n";
}
