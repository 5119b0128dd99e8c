using System.Buffers;

namespace NhipSo.Functions.Polling;

/// <summary>A page's bytes, decompressed, in a buffer that grows with them up to a limit and goes back to the pool.</summary>
internal sealed class PageBuffer : IDisposable
{
    /// <summary>A page is smaller.</summary>
    public const int MaxBytes = 1024 * 1024;

    private const int FirstBytes = 16 * 1024;
    private byte[] bytes;
    private int length;

    private PageBuffer(int capacity) => bytes = ArrayPool<byte>.Shared.Rent(capacity);

    /// <summary>The page.</summary>
    public ReadOnlyMemory<byte> Page => bytes.AsMemory(0, length);

    /// <summary>Reads an answer's body to its end.</summary>
    /// <exception cref="PollFailedException">It is as large as the limit, or larger.</exception>
    public static Task<PageBuffer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        ReadAsync(response, MaxBytes, cancellationToken);

    /// <summary>Reads an answer's body to its end, or as far as the limit.</summary>
    public static async Task<PageBuffer> ReadUpToLimitAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var page = new PageBuffer(FirstBytes);
        try
        {
            _ = await page.FillAsync(response, MaxBytes, cancellationToken);
            return page;
        }
        catch
        {
            page.Dispose();
            throw;
        }
    }

    /// <inheritdoc cref="ReadAsync(HttpResponseMessage, CancellationToken)"/>
    public static async Task<PageBuffer> ReadAsync(HttpResponseMessage response, int maxBytes, CancellationToken cancellationToken)
    {
        var said = response.Content.Headers.ContentLength;
        if (said >= maxBytes)
            throw TooLarge(maxBytes);
        // A byte more than the page tells its end without another buffer.
        var page = new PageBuffer(said is { } known ? (int)known + 1 : FirstBytes);
        try
        {
            return await page.FillAsync(response, maxBytes, cancellationToken) ? page : throw TooLarge(maxBytes);
        }
        catch
        {
            page.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(bytes);
        (bytes, length) = ([], 0);
    }

    /// <summary>Whether the body ended before the limit.</summary>
    private async Task<bool> FillAsync(HttpResponseMessage response, int maxBytes, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(PollingOptions.BodyLimit);
        await using var body = await response.Content.ReadAsStreamAsync(limit.Token);
        int read;
        while (length < maxBytes && (read = await body.ReadAsync(bytes.AsMemory(length, Math.Min(bytes.Length, maxBytes) - length), limit.Token)) > 0)
        {
            length += read;
            if (length == bytes.Length)
                Grow(maxBytes);
        }

        return length < maxBytes;
    }

    private void Grow(int maxBytes)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Min(2 * bytes.Length, Math.Max(maxBytes, length + 1)));
        bytes.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = larger;
    }

    private static PollFailedException TooLarge(int maxBytes) => new(AttemptClass.TooLarge, $"The answer has {maxBytes / 1024} KiB or more, decompressed.");
}
