using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using NhipSo.Functions.Http;
using NhipSo.Functions.Problems;

namespace NhipSo.Functions.Tests.Http;

public class CompressedBodyTests
{
    [Theory]
    [InlineData("gzip")]
    [InlineData("GZIP")]
    public async Task What_is_sent_as_gzip_is_inflated(string encoding)
    {
        var sent = new byte[100_000];
        new Random(1).NextBytes(sent);
        var read = await RequestBody.ReadAsync(Request(Gzip(sent), encoding), default);
        Assert.True(sent.AsSpan().SequenceEqual(read.Span));
    }

    [Theory]
    [InlineData(RequestBody.MaxBytes + 1)]
    [InlineData(100_000_000)]
    public async Task What_inflates_to_more_than_the_limit_is_refused_without_being_inflated_further(int length)
    {
        var gzip = Gzip(new byte[length]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal((413, "too-large"), await RefusalAsync(Request(gzip, "gzip")));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4_000_000);
    }

    [Theory]
    [InlineData("no gzip at all")]
    [InlineData("")]
    public async Task What_is_no_gzip_is_refused(string sent) =>
        Assert.Equal((400, "not-gzip"), await RefusalAsync(Request(System.Text.Encoding.UTF8.GetBytes(sent), "gzip")));

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(500)]
    public async Task A_gzip_that_breaks_off_is_refused(int missing)
    {
        var sent = new byte[2000];
        new Random(1).NextBytes(sent);
        Assert.Equal((400, "not-gzip"), await RefusalAsync(Request(Gzip(sent)[..^missing], "gzip")));
    }

    [Fact]
    public async Task A_gzip_whose_bytes_were_altered_is_refused()
    {
        var gzip = Gzip(new byte[2000]);
        gzip[^6] ^= 1;
        Assert.Equal((400, "not-gzip"), await RefusalAsync(Request(gzip, "gzip")));
    }

    [Theory]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("gzip, gzip")]
    public async Task Another_encoding_is_refused(string encoding) =>
        Assert.Equal((415, "content-encoding"), await RefusalAsync(Request([1, 2, 3], encoding)));

    private static async Task<(int Status, string Code)> RefusalAsync(HttpRequest request)
    {
        var problem = (await Assert.ThrowsAsync<ProblemException>(() => RequestBody.ReadAsync(request, default))).Problem;
        return (problem.Status, problem.Code);
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var gzip = new MemoryStream();
        using (var stream = new GZipStream(gzip, CompressionLevel.Fastest))
            stream.Write(bytes);
        return gzip.ToArray();
    }

    private static HttpRequest Request(byte[] sent, string encoding)
    {
        var request = new DefaultHttpContext().Request;
        request.Body = new MemoryStream(sent);
        request.Headers.ContentEncoding = encoding;
        return request;
    }
}
