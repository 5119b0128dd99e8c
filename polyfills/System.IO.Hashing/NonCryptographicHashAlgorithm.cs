namespace System.IO.Hashing;

/// <summary>
/// The base class that Azure.Storage.Blobs derives its CRC-64 from. The algorithms of the official package are not
/// here: nothing calls them.
/// </summary>
/// <param name="hashLengthInBytes">The length of the hash, in bytes.</param>
public abstract class NonCryptographicHashAlgorithm(int hashLengthInBytes)
{
    private const int BufferSize = 16 * 1024;

    /// <summary>The length of the hash, in bytes.</summary>
    public int HashLengthInBytes { get; } =
        hashLengthInBytes >= 1 ? hashLengthInBytes : throw new ArgumentOutOfRangeException(nameof(hashLengthInBytes));

    /// <summary>Takes <paramref name="source"/> into the hash.</summary>
    public abstract void Append(ReadOnlySpan<byte> source);

    /// <summary>Back to the state before anything was appended.</summary>
    public abstract void Reset();

    /// <summary>Writes the hash of what was appended so far, without changing the state.</summary>
    protected abstract void GetCurrentHashCore(Span<byte> destination);

    /// <inheritdoc cref="Append(ReadOnlySpan{byte})"/>
    public void Append(byte[] source) => Append(new ReadOnlySpan<byte>(source ?? throw new ArgumentNullException(nameof(source))));

    /// <summary>Takes the rest of <paramref name="stream"/> into the hash.</summary>
    public void Append(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var buffer = new byte[BufferSize];
        for (int read; (read = stream.Read(buffer, 0, buffer.Length)) > 0;)
            Append(buffer.AsSpan(0, read));
    }

    /// <inheritdoc cref="Append(Stream)"/>
    public async Task AppendAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var buffer = new byte[BufferSize];
        for (int read; (read = await stream.ReadAsync(buffer, cancellationToken)) > 0;)
            Append(buffer.AsSpan(0, read));
    }

    /// <summary>The hash of what was appended so far.</summary>
    public byte[] GetCurrentHash()
    {
        var hash = new byte[HashLengthInBytes];
        GetCurrentHashCore(hash);
        return hash;
    }

    /// <summary>Writes the hash to <paramref name="destination"/>; answers the number of bytes written.</summary>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is shorter than the hash.</exception>
    public int GetCurrentHash(Span<byte> destination)
    {
        if (destination.Length < HashLengthInBytes)
            throw new ArgumentException("The destination is shorter than the hash.", nameof(destination));
        GetCurrentHashCore(destination[..HashLengthInBytes]);
        return HashLengthInBytes;
    }

    /// <summary>The hash of what was appended so far; afterwards the state is as new.</summary>
    public byte[] GetHashAndReset()
    {
        var hash = GetCurrentHash();
        Reset();
        return hash;
    }

    /// <inheritdoc cref="GetHashAndReset()"/>
    public int GetHashAndReset(Span<byte> destination)
    {
        var written = GetCurrentHash(destination);
        Reset();
        return written;
    }
}
