using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NhipSo.Functions.Access;
using NhipSo.Functions.Monitoring;
using NhipSo.Functions.Problems;
using NhipSo.Functions.Publishing;
using NhipSo.Functions.Submissions;
using NhipSo.Functions.Submissions.Formats;

namespace NhipSo.Functions.Tests.Submissions;

/// <summary>Many reports in one call: each line is answered in its order, whatever becomes of the others.</summary>
public sealed class ReportLinesTests : IClassFixture<TestStorage>, IDisposable
{
    private const string Values = "\"values\":{\"CP07_LK\":2,\"CP09_LK\":1}";

    private readonly TestStorage storage;
    private readonly ManualTime time = new(Shipped.Received);
    private readonly ReceiptSigner signer = Shipped.NewSigner();
    private readonly Measures measures = new();
    private readonly Histories histories;
    private readonly Intake intake;

    public ReportLinesTests(TestStorage storage)
    {
        this.storage = storage;
        histories = new(storage.Submissions, Shipped.Catalogue);
        intake = new(
            new(storage.Submissions, new(storage.Blobs), signer, new FollowUps(storage.Tables), measures, time), histories, new(new(storage.Blobs)), Shipped.Catalogue);
    }

    [Fact]
    public async Task Each_line_is_answered_in_its_order_and_a_bad_one_stops_no_other()
    {
        var answers = await SendAsync("24", "2025-11",
            "not JSON",
            $$"""{"unit":"24",{{Values}}}""",
            "",
            $$"""{"unit":"24",{{Values}}}""",
            $$"""{"unit":"01",{{Values}}}""",
            $$"""{"unit":"99",{{Values}}}""",
            $$"""{{{Values}}}""",
            """{"unit":"24","values":{}}""" + new string(' ', ReportLine.MaxBytes),
            $$"""{"unit":"24","ifMatch":"x",{{Values}}}""");
        Assert.Equal(
            [(1, 400, "not-json"), (2, 201, null), (4, 409, "unit-repeated"), (5, 403, "other-unit"), (6, 404, "unknown-unit"), (7, 422, "unit-missing"), (8, 413, "too-large"), (9, 400, "if-match-malformed")],
            answers.Select(answer => ((int)answer["line"]!, (int)answer["status"]!, (string?)answer["problem"]?["code"])));
        Assert.Equal(3, ((string)answers[1]["answer"]!["receipt"]!).Split('.').Length);
    }

    [Fact]
    public async Task A_line_is_refused_with_its_findings_and_corrects_what_it_names()
    {
        var refused = Assert.Single(await SendAsync("04", "2025-11", """{"unit":"04","values":{"CP07_LK":"x"},"note":1}"""));
        Assert.Equal(["unknown-member", "not-a-number"], refused["problem"]!["errors"]!.AsArray().Where(error => (string?)error!["level"] == "error").Select(error => (string?)error!["code"]));

        var first = Assert.Single(await SendAsync("04", "2025-11", $$"""{"unit":"04",{{Values}}}"""));
        var hash = (string)first["answer"]!["hash"]!;
        var unnamed = Assert.Single(await SendAsync("04", "2025-11", """{"unit":"04","values":{"CP07_LK":3,"CP09_LK":1}}"""));
        Assert.Equal((428, hash), ((int)unnamed["status"]!, (string?)unnamed["currentHash"]));
        var corrected = Assert.Single(await SendAsync("04", "2025-11", $$$"""{"unit":"04","ifMatch":"{{{hash}}}","reason":"Sửa","values":{"CP07_LK":3,"CP09_LK":1}}"""));
        Assert.Equal((200, 2), ((int)corrected["status"]!, (int)corrected["answer"]!["revision"]!));
    }

    [Fact]
    public async Task A_dry_run_writes_nothing()
    {
        var rows = await CountRowsAsync();
        var answers = await SendAsync("24", "2025-09?dryRun=true", $$"""{"unit":"24",{{Values}}}""", """{"unit":"24","values":{"XX":1}}""");
        Assert.Equal([(200, true), (409, null)], answers.Select(answer => ((int)answer["status"]!, (bool?)answer["answer"]?["dryRun"])));
        Assert.Equal(rows, await CountRowsAsync());
    }

    [Fact]
    public async Task A_dry_run_of_a_report_in_any_format_writes_nothing()
    {
        var rows = await CountRowsAsync();
        time.Now = NodaTime.Instant.FromUtc(2027, 1, 2, 0, 0);
        foreach (var (mediaType, body) in new[]
        {
            ("application/json", """{"values":{"VT13":5}}"""u8.ToArray()),
            ("text/csv", "indicator,value\nVT13,5"u8.ToArray()),
            (XlsxReport.MediaType, new Formats.FilledSheet().PutNumber("VT13", "5").Save()),
        })
        {
            var request = Request("24", mediaType, body, "?dryRun=true");
            var result = await new PutSubmission(intake, Shipped.Catalogue, time).RunAsync(request, "cds-thang", "2026-12", "24", default);
            Assert.Equal(200, (result as IStatusCodeHttpResult)?.StatusCode ?? 200);
        }

        Assert.Equal(rows, await CountRowsAsync());
    }

    [Fact]
    public async Task Too_many_lines_or_bytes_or_another_media_type_are_refused_whole()
    {
        Assert.Equal((413, "too-many-lines"), await RefusalAsync("application/x-ndjson", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{}\n", 5001)))));
        Assert.Equal((413, "too-large"), await RefusalAsync("application/x-ndjson", new byte[(10 * 1024 * 1024) + 1]));
        Assert.Equal((415, "media-type"), await RefusalAsync("application/json", "{}"u8.ToArray()));
    }

    public void Dispose()
    {
        signer.Dispose();
        measures.Dispose();
        histories.Dispose();
    }

    private async Task<(int Status, string Code)> RefusalAsync(string mediaType, byte[] body)
    {
        var problem = (await Assert.ThrowsAsync<ProblemException>(() => NewFunction().RunAsync(Request("24", mediaType, body), "cds-thang", "2025-11", default))).Problem;
        return (problem.Status, problem.Code);
    }

    private async Task<List<JsonNode>> SendAsync(string unit, string periodAndQuery, params string[] lines)
    {
        var (period, query) = periodAndQuery.Split('?') is [var before, var after] ? (before, "?" + after) : (periodAndQuery, "");
        var request = Request(unit, "application/x-ndjson", Encoding.UTF8.GetBytes(string.Join("\r\n", lines)), query);
        var result = await NewFunction().RunAsync(request, "cds-thang", period, default);
        using var body = new MemoryStream();
        request.HttpContext.Response.Body = body;
        await result.ExecuteAsync(request.HttpContext);
        Assert.Equal("application/x-ndjson", request.HttpContext.Response.ContentType);
        return [.. Encoding.UTF8.GetString(body.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
    }

    private PostSubmissions NewFunction() => new(new(intake, Shipped.Catalogue, NullLogger<ReportLines>.Instance), Shipped.Catalogue, time);

    private async Task<int> CountRowsAsync()
    {
        var count = 0;
        foreach (var name in new[] { Storage.TableNames.Submissions, Storage.TableNames.Pending, Storage.TableNames.Drafts })
        {
            await foreach (var _ in storage.Tables.GetTableClient(name).QueryAsync<Azure.Data.Tables.TableEntity>())
                count++;
        }

        await foreach (var _ in storage.Blobs.Container("payloads").GetBlobsAsync())
            count++;
        return count;
    }

    private static HttpRequest Request(string unit, string mediaType, byte[] body, string query = "")
    {
        var context = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider() };
        context.Features.Set(new Caller("key:a1", unit, new HashSet<Role> { Role.Sign }));
        context.Request.Body = new MemoryStream(body);
        context.Request.ContentType = mediaType;
        context.Request.QueryString = new(query);
        return context.Request;
    }
}
