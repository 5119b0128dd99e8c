using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

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

    private readonly bool asksForTokens;

    private Azurite(bool asksForTokens) => this.asksForTokens = asksForTokens;

    /// <summary>The root of the account's blobs, without a slash at its end.</summary>
    public string BlobEndpoint => $"{(asksForTokens ? "https" : "http")}://127.0.0.1:{ports[0]}/{AccountName}";

    /// <summary>Who vouches for it where it is reached by https: itself.</summary>
    public X509Certificate2? Certificate { get; private set; }

    /// <summary>The root of the account's tables, without a slash at its end.</summary>
    public string TableEndpoint => $"http://127.0.0.1:{ports[2]}/{AccountName}";

    /// <summary>What every Azure client is opened with.</summary>
    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={AccountName};AccountKey={AccountKey};" +
        $"BlobEndpoint={BlobEndpoint};QueueEndpoint=http://127.0.0.1:{ports[1]}/{AccountName};TableEndpoint={TableEndpoint};";

    /// <summary>Starts an emulator; it is ready when this returns.</summary>
    /// <param name="asksForTokens">Whether it also takes tokens of an identity; it is reached by https then, with a certificate that nobody vouches for.</param>
    public static async Task<Azurite> StartAsync(bool asksForTokens = false)
    {
        var azurite = new Azurite(asksForTokens);
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
            .. asksForTokens ? WriteCertificate() : [],
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
        Certificate?.Dispose();
        folder.Delete(recursive: true);
    }

    private string[] WriteCertificate()
    {
        var (certificate, key) = (Path.Combine(folder.FullName, "certificate.pem"), Path.Combine(folder.FullName, "key.pem"));
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=azurite", pair, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        Certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(certificate, Certificate.ExportCertificatePem());
        File.WriteAllText(key, pair.ExportPkcs8PrivateKeyPem());
        return ["--oauth", "basic", "--cert", certificate, "--key", key];
    }
}
