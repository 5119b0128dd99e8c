using System.Security.Cryptography;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using NhipSo.Functions.Http;

namespace NhipSo.Functions.Backup;

/// <summary>What is said of a blob before its contents.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="ContentEncoding">How its contents are encoded.</param>
/// <param name="ContentLanguage">The language of its contents.</param>
/// <param name="CacheControl">How long it may be held.</param>
/// <param name="Metadata">Its metadata.</param>
internal sealed record BlobHeader(
    string Name, string? ContentType, string? ContentEncoding, string? ContentLanguage, string? CacheControl, IReadOnlyDictionary<string, string>? Metadata);

/// <summary>
/// A blob in an archive: a line that says what it is, lines of its contents in base64, and a line with their hash. So a blob of any
/// length goes through a buffer of one length.
/// </summary>
internal static class BlobLines
{
    /// <summary>Three bytes are four characters of base64.</summary>
    private const int ChunkBytes = 3 * 128 * 1024;

    /// <summary>Writes a blob; one that is gone meanwhile is passed over.</summary>
    public static async Task WriteAsync(PartWriter part, BlobClient blob, CancellationToken cancellationToken)
    {
        BlobDownloadStreamingResult found;
        try
        {
            found = (await blob.DownloadStreamingAsync(cancellationToken: cancellationToken)).Value;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return;
        }

        using (found)
        {
            var said = found.Details;
            var header = new BlobHeader(
                blob.Name, Said(said.ContentType), Said(said.ContentEncoding), Said(said.ContentLanguage), Said(said.CacheControl),
                said.Metadata is { Count: > 0 } metadata ? new SortedDictionary<string, string>(metadata, StringComparer.Ordinal) : null);
            await part.WriteAsync(json => JsonSerializer.Serialize(json, header, ApiJson.Options), cancellationToken);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[ChunkBytes];
            for (int read; (read = await found.Content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken)) > 0;)
            {
                hash.AppendData(buffer.AsSpan(0, read));
                await part.WriteAsync(json => json.WriteBase64StringValue(buffer.AsSpan(0, read)), cancellationToken);
            }

            await part.WriteAsync(json => WriteEnd(json, Convert.ToHexStringLower(hash.GetCurrentHash())), cancellationToken);
            part.EndBlob(blob.Name);
        }

        static string? Said(string? text) => string.IsNullOrEmpty(text) ? null : text;
    }

    /// <summary>Reads the next blob of a part: what it is, and its contents as a stream that must be read to its end.</summary>
    public static async Task<(BlobHeader Header, BlobContents Contents)?> ReadAsync(IAsyncEnumerator<string> lines)
    {
        if (!await lines.MoveNextAsync())
            return null;
        var header = JsonSerializer.Deserialize<BlobHeader>(lines.Current, ApiJson.Options) ?? throw new InvalidDataException("A line of an archive is no blob.");
        return (header, new(header.Name, lines));
    }

    private static void WriteEnd(Utf8JsonWriter json, string hash)
    {
        json.WriteStartObject();
        json.WriteString("sha256"u8, hash);
        json.WriteEndObject();
    }
}
