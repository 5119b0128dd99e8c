using System.Buffers;
using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;
using Azure.Data.Tables;

namespace NhipSo.Functions.Backup;

/// <summary>Writes one part of an archive, line by line; nothing of it stays in memory.</summary>
internal sealed class PartWriter : IAsyncDisposable
{
    private readonly string path;
    private readonly PartKind kind;
    private readonly string of;
    private readonly HashingStream file;
    private readonly GZipStream zip;
    private readonly ArrayBufferWriter<byte> line = new(4096);
    private readonly Utf8JsonWriter json;
    private readonly ImmutableSortedDictionary<string, Grown>.Builder partitions = ImmutableSortedDictionary.CreateBuilder<string, Grown>(StringComparer.Ordinal);
    private ImmutableArray<string> through = [];
    private long count;

    private PartWriter(Stream file, string path, PartKind kind, string of)
    {
        (this.path, this.kind, this.of) = (path, kind, of);
        this.file = new(file);
        zip = new(this.file, CompressionLevel.Fastest, leaveOpen: true);
        json = new(line, RowCodec.Options);
    }

    /// <summary>How many bytes were written before they were compressed.</summary>
    public long Written { get; private set; }

    public static async Task<PartWriter> CreateAsync(IArchiveHome home, string path, PartKind kind, string of, CancellationToken cancellationToken) =>
        new(await home.CreateAsync(path, cancellationToken), path, kind, of);

    public async ValueTask WriteRowAsync(TableEntity row, CancellationToken cancellationToken)
    {
        RowCodec.Write(json, row);
        await EndLineAsync(cancellationToken);
        (count, through) = (count + 1, [row.PartitionKey, row.RowKey]);
    }

    /// <summary>Writes a line of a blob.</summary>
    public async ValueTask WriteAsync(Action<Utf8JsonWriter> write, CancellationToken cancellationToken)
    {
        write(json);
        json.Flush();
        await EndLineAsync(cancellationToken);
    }

    public void EndBlob(string name) => (count, through) = (count + 1, [name]);

    public void EndPartition(string partition, Grown grown) => partitions[partition] = grown;

    /// <summary>Ends the part; before that it is none.</summary>
    public async Task<Part> FinishAsync()
    {
        await zip.DisposeAsync();
        await file.FlushAsync();
        var part = new Part(path, kind, of, count, file.Bytes, file.Sha256(), through, partitions.Count > 0 ? partitions.ToImmutable() : null);
        await file.DisposeAsync();
        return part;
    }

    public async ValueTask DisposeAsync()
    {
        await zip.DisposeAsync();
        await file.DisposeAsync();
        await json.DisposeAsync();
    }

    private async ValueTask EndLineAsync(CancellationToken cancellationToken)
    {
        line.Write("\n"u8);
        await zip.WriteAsync(line.WrittenMemory, cancellationToken);
        Written += line.WrittenCount;
        line.ResetWrittenCount();
        json.Reset();
    }
}
