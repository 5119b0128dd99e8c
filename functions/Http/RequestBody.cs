using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using NhipSo.Functions.Problems;

namespace NhipSo.Functions.Http;

/// <summary>Reads a request's body up to a limit, inflated where it is sent as gzip.</summary>
public static class RequestBody
{
    /// <summary>Ample for one report: 200 indicators and a reason take a tenth of it.</summary>
    public const int MaxBytes = 256 * 1024;

    /// <summary>How many of a gzip's last bytes say how long it is inflated, modulo 2^32.</summary>
    private const int LengthOfLength = 4;

    /// <summary>The whole body.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <param name="maxBytes">The limit, of what is sent and of what it inflates to.</param>
    /// <exception cref="ProblemException">The body is larger than the limit, or not encoded as it says.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, CancellationToken cancellationToken, int maxBytes = MaxBytes)
    {
        var encoding = request.Headers.ContentEncoding.ToString();
        var isGzip = encoding.Equals("gzip", StringComparison.OrdinalIgnoreCase);
        if (!isGzip && encoding is not "" && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
            throw Refusals.UnknownEncoding(encoding);
        if (request.ContentLength > maxBytes)
            throw Refusals.TooLarge(maxBytes);
        var sent = await ReadAsync(request.Body, (int)(request.ContentLength ?? 4096), maxBytes, cancellationToken);
        return isGzip ? await InflateAsync(sent, maxBytes, cancellationToken) : sent;
    }

    private static async Task<ReadOnlyMemory<byte>> InflateAsync(ReadOnlyMemory<byte> sent, int maxBytes, CancellationToken cancellationToken)
    {
        try
        {
            await using var gzip = new GZipStream(new MemoryStream(sent.ToArray()), CompressionMode.Decompress);
            var body = await ReadAsync(gzip, 4 * sent.Length, maxBytes, cancellationToken);
            return sent.Length >= LengthOfLength && BitConverter.ToInt32(sent.Span[^LengthOfLength..]) == body.Length ? body : throw Refusals.NotGzip();
        }
        catch (InvalidDataException)
        {
            throw Refusals.NotGzip();
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream stream, int expected, int maxBytes, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream(Math.Min(expected, maxBytes));
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            body.Write(buffer, 0, read);
            if (body.Length > maxBytes)
                throw Refusals.TooLarge(maxBytes);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }
}
