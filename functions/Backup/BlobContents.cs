using System.Security.Cryptography;
using System.Text.Json;

namespace NhipSo.Functions.Backup;

/// <summary>The contents of a blob in an archive, as a stream that ends where the blob does and fails where its hash is another.</summary>
internal sealed class BlobContents(string name, IAsyncEnumerator<string> lines) : Stream
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private ReadOnlyMemory<byte> chunk;

    /// <summary>The hash of the contents, once they are read to their end.</summary>
    public string? Sha256 { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (chunk.IsEmpty && Sha256 is null)
            await NextAsync();
        var read = Math.Min(buffer.Length, chunk.Length);
        chunk[..read].CopyTo(buffer);
        chunk = chunk[read..];
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        hash.Dispose();
        base.Dispose(disposing);
    }

    private async Task NextAsync()
    {
        if (!await lines.MoveNextAsync())
            throw new InvalidDataException($"The archive ends within blob {name}.");
        using var json = JsonDocument.Parse(lines.Current);
        if (json.RootElement.ValueKind == JsonValueKind.String)
        {
            var bytes = json.RootElement.GetBytesFromBase64();
            hash.AppendData(bytes);
            chunk = bytes;
            return;
        }

        Sha256 = Convert.ToHexStringLower(hash.GetCurrentHash());
        if (json.RootElement.GetProperty("sha256").GetString() != Sha256)
            throw new InvalidDataException($"Blob {name} of the archive is not what was written.");
    }
}
