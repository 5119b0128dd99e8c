namespace NhipSo.Functions.Backup;

/// <summary>Keeps nothing: what an archive would be is known by its parts' hashes.</summary>
internal sealed class NoHome : IArchiveHome
{
    public string Name => "nowhere";

    public Task<Stream> CreateAsync(string path, CancellationToken cancellationToken) => Task.FromResult(Stream.Null);

    public Task<Stream> OpenAsync(string path, CancellationToken cancellationToken) => throw new InvalidDataException($"{path} was not kept.");

    public Task<bool> TryStoreAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) => Task.FromResult(true);

    public IAsyncEnumerable<string> ListAsync(string folder, CancellationToken cancellationToken) => AsyncEnumerable.Empty<string>();

    public Task DeleteAsync(string path, CancellationToken cancellationToken) => Task.CompletedTask;
}
