using System.Runtime.CompilerServices;

namespace NhipSo.Functions.Backup;

/// <summary>Archives in a folder on disk.</summary>
/// <param name="folder">The folder.</param>
public sealed class FolderHome(string folder) : IArchiveHome
{
    /// <inheritdoc/>
    public string Name => folder;

    /// <inheritdoc/>
    public Task<Stream> CreateAsync(string path, CancellationToken cancellationToken)
    {
        var file = FileOf(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return Task.FromResult<Stream>(new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.Read));
    }

    /// <inheritdoc/>
    public Task<Stream> OpenAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult<Stream>(new FileStream(FileOf(path), FileMode.Open, FileAccess.Read, FileShare.Read));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidDataException($"{path} is not in {folder}: the archive is not whole.", e);
        }
    }

    /// <inheritdoc/>
    public async Task<bool> TryStoreAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var file = FileOf(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var written = $"{file}.{Guid.NewGuid():N}.partial";
        await using (var stream = new FileStream(written, FileMode.CreateNew, FileAccess.Write))
        {
            await stream.WriteAsync(bytes, cancellationToken);
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(written, file, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(written);
            return false;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> ListAsync(string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        if (!Directory.Exists(FileOf(folder)))
            yield break;
        foreach (var file in Directory.EnumerateFiles(FileOf(folder), "*", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".partial", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(this.Name, file).Replace(Path.DirectorySeparatorChar, '/')).Order(StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return file;
        }
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string path, CancellationToken cancellationToken)
    {
        File.Delete(FileOf(path));
        return Task.CompletedTask;
    }

    private string FileOf(string path) => Path.Combine(folder, path);
}
