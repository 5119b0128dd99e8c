namespace NhipSo.Testing;

/// <summary>Azure's own storage emulator on free ports, with its data in a folder of its own.</summary>
public sealed class Azurite : IAsyncDisposable
{
    /// <summary>The emulator's well-known account.</summary>
    public const string AccountName = "devstoreaccount1";

    /// <summary>The emulator's well-known key; it protects nothing.</summary>
    public const string AccountKey =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly int[] ports = Ports.Free(3);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nhipso-azurite-");
    private ServerProcess? process;

    private Azurite()
    {
    }

    /// <summary>The root of the account's blobs, without a slash at its end.</summary>
    public string BlobEndpoint => $"http://127.0.0.1:{ports[0]}/{AccountName}";

    /// <summary>The root of the account's tables, without a slash at its end.</summary>
    public string TableEndpoint => $"http://127.0.0.1:{ports[2]}/{AccountName}";

    /// <summary>What every Azure client is opened with.</summary>
    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={AccountName};AccountKey={AccountKey};" +
        $"BlobEndpoint={BlobEndpoint};QueueEndpoint=http://127.0.0.1:{ports[1]}/{AccountName};TableEndpoint={TableEndpoint};";

    /// <summary>Starts an emulator; it is ready when this returns.</summary>
    public static async Task<Azurite> StartAsync()
    {
        var azurite = new Azurite();
        await azurite.ResumeAsync();
        return azurite;
    }

    /// <summary>Starts the emulator again after <see cref="StopAsync"/>, on the same ports and data.</summary>
    public async Task ResumeAsync()
    {
        process = ServerProcess.Start("node",
        [
            Repository.PathOf("node_modules", "azurite", "dist", "src", "azurite.js"),
            "--location", folder.FullName, "--silent", "--disableTelemetry", "--skipApiVersionCheck",
            "--blobPort", $"{ports[0]}", "--queuePort", $"{ports[1]}", "--tablePort", $"{ports[2]}",
        ]);
        foreach (var port in ports)
            await Ports.WaitForAsync(port, TimeSpan.FromSeconds(60));
    }

    /// <summary>Stops the emulator and keeps its data.</summary>
    public Task StopAsync() => process!.StopAsync(TimeSpan.FromSeconds(20));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (process is not null)
            await process.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
