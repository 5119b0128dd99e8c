using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using NhipSo.EndToEnd.Tests.Running;

namespace NhipSo.EndToEnd.Tests.Submitting;

/// <summary>Reports go through the running app in every format.</summary>
[Collection(nameof(SharedApp))]
public sealed class Formats(SharedApp shared)
{
    private const string Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [Fact]
    public async Task Many_reports_are_answered_line_by_line()
    {
        var lines = """
            {"unit": "35", "values": {"CP07_LK": 200, "CP09_LK": 100}}
            {"unit": "01", "values": {"CP07_LK": 200, "CP09_LK": 100}}
            """;
        using var response = await SendAsync(HttpMethod.Post, $"submissions/cds-thang/{SharedApp.NextPeriod()}", Gzip(Encoding.UTF8.GetBytes(lines)), "application/x-ndjson", "gzip");
        var answers = (await response.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal([201, 403], answers.Select(answer => (int)answer["status"]!));
    }

    [Fact]
    public async Task The_same_figures_as_CSV_JSON_and_on_the_sheet_are_one_revision()
    {
        var address = $"submissions/cds-thang/{SharedApp.NextPeriod()}/35";
        using var csv = await SendAsync(HttpMethod.Put, address, "chi_tieu;gia_tri\nCP07_LK;168.746\nCP09_LK;115.665\n"u8.ToArray(), "text/csv");
        using var json = await shared.App.PutAsync(address, shared.Keys["hanam"], Answers.Report(168746, 115665));
        using var template = await SendAsync(HttpMethod.Get, address + "/template.xlsx", null, null);
        using var sheet = await SendAsync(HttpMethod.Put, address, await template.Content.ReadAsByteArrayAsync(), Sheet);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.OK), (csv.StatusCode, json.StatusCode, sheet.StatusCode));
        Assert.Equal((csv.Headers.ETag, csv.Headers.ETag, csv.Headers.ETag), (json.Headers.ETag, template.Headers.ETag, sheet.Headers.ETag));
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, byte[]? body, string? mediaType, string? encoding = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        request.Headers.Add("X-Api-Key", shared.Keys["hanam"]);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(mediaType!);
            if (encoding is not null)
                request.Content.Headers.ContentEncoding.Add(encoding);
        }

        return await shared.App.Http.SendAsync(request);
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var gzip = new MemoryStream();
        using (var stream = new GZipStream(gzip, CompressionLevel.Fastest))
            stream.Write(bytes);
        return gzip.ToArray();
    }
}
