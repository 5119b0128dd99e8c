using Microsoft.AspNetCore.Http;
using NhipSo.Functions.Http;
using NhipSo.Functions.Problems;

namespace NhipSo.Functions.Tests.Http;

public class RequestBodyTests
{
    [Theory]
    [InlineData(0, true)]
    [InlineData(20_000, true)]
    [InlineData(RequestBody.MaxBytes, true)]
    [InlineData(RequestBody.MaxBytes, false)]
    public async Task A_body_up_to_the_limit_is_read_whole(int length, bool isLengthStated)
    {
        var sent = new byte[length];
        new Random(1).NextBytes(sent);
        var read = await RequestBody.ReadAsync(Request(sent, isLengthStated ? length : null), default);
        Assert.True(sent.AsSpan().SequenceEqual(read.Span));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(100)]
    [InlineData(RequestBody.MaxBytes + 1)]
    public async Task A_larger_body_is_refused_whatever_length_it_states(int? stated)
    {
        var refused = await Assert.ThrowsAsync<ProblemException>(
            () => RequestBody.ReadAsync(Request(new byte[RequestBody.MaxBytes + 1], stated), default));
        Assert.Equal((413, "too-large"), (refused.Problem.Status, refused.Problem.Code));
    }

    private static HttpRequest Request(byte[] sent, int? statedLength)
    {
        var request = new DefaultHttpContext().Request;
        request.Body = new MemoryStream(sent);
        request.ContentLength = statedLength;
        return request;
    }
}
