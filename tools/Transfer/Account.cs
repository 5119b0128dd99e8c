using Azure.Data.Tables;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NhipSo.Functions;
using NhipSo.Functions.Backup;
using NhipSo.Functions.Ledger;
using NhipSo.Functions.Monitoring;
using NhipSo.Functions.Storage;

namespace NhipSo.Tools.Transfer;

/// <summary>A storage account, opened as the app opens it, with what works on it.</summary>
internal sealed class Account : IDisposable
{
    private readonly ServiceProvider services;
    private readonly TrustedKeys trusted;

    private Account(IConfiguration settings)
    {
        services = new ServiceCollection().AddSingleton<Measures>().AddStorage(settings).BuildServiceProvider();
        Tables = services.GetRequiredService<TableServiceClient>();
        Blobs = services.GetRequiredService<DataBlobs>();
        var ledger = new LedgerRows(Tables, new(Blobs));
        trusted = new(Blobs, signer: null, TimeProvider.System);
        Writer = new(Tables, Blobs, ledger, TimeProvider.System);
        Restorer = new(Tables, Blobs, ledger, Writer, TimeProvider.System);
        Ledger = new(new(ledger, TimeProvider.System, NullLogger<LedgerReplay>.Instance), new(Blobs, signer: null), trusted);
    }

    public TableServiceClient Tables { get; }

    public DataBlobs Blobs { get; }

    public ArchiveWriter Writer { get; }

    public Restorer Restorer { get; }

    public LedgerCheck Ledger { get; }

    /// <exception cref="StartupException">No account is named.</exception>
    public static Account Open(Arguments arguments)
    {
        var settings = arguments.Account is { } blobs
            ? new Dictionary<string, string?>
            {
                ["DataStorage:blobServiceUri"] = blobs.AbsoluteUri,
                ["DataStorage:tableServiceUri"] = blobs.AbsoluteUri.Replace(".blob.", ".table.", StringComparison.Ordinal),
            }
            : new() { ["DataStorage"] = ConnectionOf(arguments.Variable) };
        return new(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
    }

    public void Dispose()
    {
        trusted.Dispose();
        services.Dispose();
    }

    private static string ConnectionOf(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } connection
        ? connection
        : throw new StartupException($"Which account? The environment variable {variable} is not set; or say --account https://NAME.blob.core.windows.net.");
}
