namespace NhipSo.Functions.Backup;

/// <summary>Where archives are: a folder on disk, or the container <c>backup</c>.</summary>
public interface IArchiveHome
{
    /// <summary>Its name, as people are told.</summary>
    string Name { get; }

    /// <summary>Opens a file for writing; what was there is replaced. It is nothing before a manifest names it.</summary>
    Task<Stream> CreateAsync(string path, CancellationToken cancellationToken);

    /// <summary>Opens a file for reading from its beginning.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    Task<Stream> OpenAsync(string path, CancellationToken cancellationToken);

    /// <summary>Stores a small file, whole or not at all.</summary>
    /// <returns>False where one of that name was there already: that one stays.</returns>
    Task<bool> TryStoreAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>The paths below a folder, in their order.</summary>
    IAsyncEnumerable<string> ListAsync(string folder, CancellationToken cancellationToken);

    /// <summary>Deletes a file, where it is there.</summary>
    Task DeleteAsync(string path, CancellationToken cancellationToken);
}
