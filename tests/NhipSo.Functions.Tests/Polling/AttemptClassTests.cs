using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using NhipSo.Functions.Polling;

namespace NhipSo.Functions.Tests.Polling;

/// <summary>Whatever a system answers, the poll is an attempt with a class, which can be stored.</summary>
public class AttemptClassTests
{
    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task A_compressed_page_is_read(string encoding) =>
        Assert.Equal(AttemptClass.Ok, await ClassOfAsync(encoding, Compressed(encoding)));

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task A_body_that_is_not_compressed_as_it_says_is_not_parsable(string encoding) =>
        Assert.Equal(AttemptClass.NotParsable, await ClassOfAsync(encoding, [.. Enumerable.Repeat((byte)0xff, 100)]));

    [Fact]
    public async Task A_body_that_breaks_off_while_compressed_is_not_parsable() =>
        Assert.Equal(AttemptClass.NotParsable, await ClassOfAsync("gzip", Compressed("gzip")[..20]));

    [Fact]
    public async Task What_nobody_thought_of_is_an_attempt_that_failed() =>
        Assert.Equal(AttemptClass.Failed, (await Poller.PollAsync(Poller.Source(new("http://127.0.0.1/")) with { Request = null })).Class);

    [Fact]
    public async Task A_bomb_is_stopped_where_it_is_as_large_as_a_page_may_be()
    {
        var sent = 0L;
        await using var upstream = await Upstream.StartAsync(async context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            await using var gzip = new GZipStream(context.Response.Body, CompressionLevel.SmallestSize);
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 2048 && !context.RequestAborted.IsCancellationRequested; i++)
            {
                await gzip.WriteAsync(zeros);
                Interlocked.Add(ref sent, zeros.Length);
            }
        });
        var before = GC.GetTotalAllocatedBytes();
        Assert.Equal(AttemptClass.TooLarge, (await Poller.PollAsync(upstream.Address)).Class);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 64 * 1024 * 1024);
    }

    [Theory]
    [InlineData(1024 * 1024, AttemptClass.TooLarge)]
    [InlineData((1024 * 1024) - 1, AttemptClass.Ok)]
    public async Task A_page_is_smaller_than_a_mebibyte(int bytes, string expected)
    {
        await using var upstream = await Upstream.StartAsync(context => context.Response.WriteAsync("m 1\n# ".PadRight(bytes, 'x')));
        Assert.Equal(expected, (await Poller.PollAsync(upstream.Address)).Class);
    }

    private static async Task<string> ClassOfAsync(string encoding, byte[] body)
    {
        await using var upstream = await Upstream.StartAsync(async context =>
        {
            context.Response.Headers.ContentEncoding = encoding;
            await context.Response.Body.WriteAsync(body);
        });
        return (await Poller.PollAsync(upstream.Address)).Class;
    }

    private static byte[] Compressed(string encoding)
    {
        using var bytes = new MemoryStream();
        using (Stream stream = encoding switch
        {
            "gzip" => new GZipStream(bytes, CompressionLevel.Fastest),
            "br" => new BrotliStream(bytes, CompressionLevel.Fastest),
            _ => new ZLibStream(bytes, CompressionLevel.Fastest),
        })
        {
            stream.Write(Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 100).Select(n => $"m{{n=\"{n}\"}} {n}"))));
        }

        return bytes.ToArray();
    }
}
