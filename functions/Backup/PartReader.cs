using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace NhipSo.Functions.Backup;

/// <summary>Reads a part of an archive.</summary>
internal static class PartReader
{
    /// <summary>Holds a part against its manifest, before anything is taken from it.</summary>
    /// <exception cref="InvalidDataException">It is not what was written.</exception>
    public static async Task VerifyAsync(IArchiveHome home, Part part, CancellationToken cancellationToken)
    {
        await using var file = await home.OpenAsync(part.Path, cancellationToken);
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
        if (hash != part.Sha256)
            throw new InvalidDataException($"{part.Path} in {home.Name} is not what was written: its SHA-256 is {hash}, the manifest says {part.Sha256}. Nothing of it was taken.");
    }

    /// <summary>Its lines.</summary>
    public static async IAsyncEnumerable<string> ReadLinesAsync(IArchiveHome home, Part part, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var file = await home.OpenAsync(part.Path, cancellationToken);
        await using var zip = new GZipStream(file, CompressionMode.Decompress);
        using var text = new StreamReader(zip, Encoding.UTF8, detectEncodingFromByteOrderMarks: false, bufferSize: 64 * 1024);
        while (await text.ReadLineAsync(cancellationToken) is { } line)
            yield return line;
    }
}
