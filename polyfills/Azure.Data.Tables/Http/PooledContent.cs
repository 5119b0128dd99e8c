using System.Buffers;
using Azure.Core;

namespace Azure.Data.Tables.Http;

/// <summary>A request's body, written as bytes into a buffer of the pool and sent from there.</summary>
internal sealed class PooledContent : RequestContent, IBufferWriter<byte>
{
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(4096);
    private int length;
    private int unfinishedSends;

    /// <summary>What was written so far.</summary>
    internal ReadOnlyMemory<byte> Written => buffer.AsMemory(0, length);

    /// <inheritdoc/>
    public void Advance(int count) => length += count;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return buffer.AsMemory(length);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return buffer.AsSpan(length);
    }

    /// <inheritdoc/>
    public override bool TryComputeLength(out long length)
    {
        length = this.length;
        return true;
    }

    /// <inheritdoc/>
    public override void WriteTo(Stream stream, CancellationToken cancellation)
    {
        Interlocked.Increment(ref unfinishedSends);
        stream.Write(Written.Span);
        Interlocked.Decrement(ref unfinishedSends);
    }

    /// <inheritdoc/>
    public override async Task WriteToAsync(Stream stream, CancellationToken cancellation)
    {
        Interlocked.Increment(ref unfinishedSends);
        await stream.WriteAsync(Written, cancellation);
        Interlocked.Decrement(ref unfinishedSends);
    }

    /// <summary>
    /// Gives the buffer back, unless a send was broken off: a transport may still read from it then, and the next owner's
    /// bytes must not travel in this request.
    /// </summary>
    public override void Dispose()
    {
        var owned = Interlocked.Exchange(ref buffer, []);
        length = 0;
        if (owned.Length > 0 && unfinishedSends == 0)
            ArrayPool<byte>.Shared.Return(owned);
    }

    private void Reserve(int sizeHint)
    {
        var needed = Math.Max(sizeHint, 256);
        if (buffer.Length - length >= needed)
            return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(buffer.Length * 2, length + needed));
        Written.Span.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
