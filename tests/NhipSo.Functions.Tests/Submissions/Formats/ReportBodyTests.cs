using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using NhipSo.Domain.Submissions;
using NhipSo.Functions.Http;
using NhipSo.Functions.Problems;
using NhipSo.Functions.Submissions.Formats;

namespace NhipSo.Functions.Tests.Submissions.Formats;

public class ReportBodyTests
{
    private static readonly byte[] Json = """{"values":{"VT13":5}}"""u8.ToArray();
    private static readonly byte[] Csv = "indicator,value\nVT13,5"u8.ToArray();

    public static TheoryData<string, byte[]> Formats => new()
    {
        { "application/json", Json },
        { "Application/JSON; charset=utf-8", Json },
        { "text/csv", Csv },
        { "text/csv; charset=\"UTF-8\"; header=present", Csv },
        { XlsxReport.MediaType, new FilledSheet().PutNumber("VT13", "5").Save() },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Each_format_is_read_plain_and_as_gzip(string mediaType, byte[] body)
    {
        using var gzip = new MemoryStream();
        using (var stream = new GZipStream(gzip, CompressionLevel.Fastest))
            stream.Write(body);
        Assert.Equal(5, Assert.Single((await ReadAsync(mediaType, body)).Values).Number);
        Assert.Equal(5, Assert.Single((await ReadAsync(mediaType, gzip.ToArray(), "gzip")).Values).Number);
    }

    [Theory]
    [InlineData(null, 415, "media-type")]
    [InlineData("", 415, "media-type")]
    [InlineData("text/plain", 415, "media-type")]
    [InlineData("application/vnd.ms-excel", 415, "media-type")]
    [InlineData("application/vnd.ms-excel.sheet.macroEnabled.12", 415, "media-type")]
    [InlineData("application/x-ndjson", 415, "media-type")]
    [InlineData("text/csv; charset=windows-1258", 400, "not-unicode")]
    public async Task Anything_else_is_refused_and_names_the_three(string? mediaType, int status, string code)
    {
        var problem = (await Assert.ThrowsAsync<ProblemException>(() => ReadAsync(mediaType, Csv))).Problem;
        Assert.Equal((status, code), (problem.Status, problem.Code));
        Assert.True(status != 415 || (problem.Detail.En.Contains("application/json, text/csv, " + XlsxReport.MediaType, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("application/json", RequestBody.MaxBytes)]
    [InlineData("text/csv", RequestBody.MaxBytes)]
    [InlineData(XlsxReport.MediaType, XlsxReport.MaxBytes)]
    public async Task Each_format_has_its_limit(string mediaType, int limit)
    {
        var problem = (await Assert.ThrowsAsync<ProblemException>(() => ReadAsync(mediaType, new byte[limit + 1]))).Problem;
        Assert.Equal((413, $"{limit / 1024} KiB"), (problem.Status, problem.Detail.En.Split("at most ")[1].Split(',')[0]));
    }

    private static Task<SubmittedReport> ReadAsync(string? mediaType, byte[] body, string? encoding = null)
    {
        var request = new DefaultHttpContext().Request;
        request.Body = new MemoryStream(body);
        request.ContentType = mediaType;
        request.Headers.ContentEncoding = encoding;
        return ReportBody.ReadAsync(request, Asked.Obligation, Shipped.Catalogue, default);
    }
}
