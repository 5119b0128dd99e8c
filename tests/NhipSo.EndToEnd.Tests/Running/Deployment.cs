using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using NhipSo.Testing;

namespace NhipSo.EndToEnd.Tests.Running;

/// <summary>Storage of its own with everything provisioned as `make run` does, and the settings that the app runs with.</summary>
public sealed class Deployment : IAsyncDisposable
{
    private static readonly string[] KeySpecs =
    [
        "hanam=35~2008:sign", "hanoi=01:sign", "bacninh=24:sign", "ministry=:steer read", "expired=01:sign",
    ];

    private readonly string signingKey = NewSigningKey();
    private readonly DirectoryInfo catalog = Directory.CreateTempSubdirectory("nhipso-catalog-");

    private Deployment(Azurite storage, IReadOnlyDictionary<string, string> keys) => (Storage, Keys) = (storage, keys);

    /// <summary>The storage.</summary>
    public Azurite Storage { get; }

    /// <summary>API keys by name: hanam, hanoi, bacninh, ministry; expired is 01's and has expired.</summary>
    public IReadOnlyDictionary<string, string> Keys { get; }

    /// <summary>The public site, read as a browser reads it.</summary>
    public Uri Site => new($"{Storage.BlobEndpoint}/$web/");

    /// <summary>Starts storage and provisions it.</summary>
    public static async Task<Deployment> CreateAsync(params JsonObject[] sources)
    {
        var storage = await Azurite.StartAsync();
        var deployment = new Deployment(storage, await MakeKeysAsync(storage, KeySpecs));
        await deployment.TableOf("Keys").UpsertEntityAsync(
            new TableEntity("key", "expired") { ["expires"] = DateTimeOffset.UtcNow.AddMinutes(-1) });
        deployment.WriteCatalog(sources);
        return deployment;
    }

    /// <summary>What the app runs with.</summary>
    public Dictionary<string, string?> Settings => new()
    {
        ["AzureWebJobsStorage"] = Storage.ConnectionString,
        ["Catalog__Path"] = catalog.FullName,
        ["Polling__AllowedPrivateHosts"] = "127.0.0.1",
        ["PollSchedule"] = "* * * * * *",
        ["Receipts__SigningKey"] = signingKey,
        ["RateLimit__PerMinute"] = "1000000", // a test hurries as no province does
        ["RateLimit__Burst"] = "1000000",
        ["RateLimit__FailuresPerMinute"] = "1000000",
        ["RateLimit__BeaconsPerMinute"] = "1000000",
        ["RateLimit__RatingsPerHour"] = "1000000",
        ["Host__CORS"] = Site.GetLeftPart(UriPartial.Authority),
    };

    /// <summary>Starts an instance of the app on a port of its own.</summary>
    public Task<AppInstance> StartAppAsync(string? siteStorage = null) =>
        AppInstance.StartAsync(siteStorage is null ? Settings : new(Settings) { ["SiteStorage"] = siteStorage });

    /// <summary>Makes a key for each unit.</summary>
    public Task<IReadOnlyDictionary<string, string>> MakeKeysAsync(IReadOnlyCollection<string> units) =>
        MakeKeysAsync(units.Select(unit => $"{unit}={unit}:sign"));

    /// <summary>Makes keys, each written <c>name=unit:scopes</c>.</summary>
    public async Task<IReadOnlyDictionary<string, string>> MakeKeysAsync(IEnumerable<string> specs) => await MakeKeysAsync(Storage, specs);

    /// <summary>Uploads the dashboard as it was built.</summary>
    /// <param name="settings">Where the API is, and what its config.json says; without an issuer there is no sign-in.</param>
    public Task UploadDashboardAsync(JsonObject? settings = null) => Programs.RunAsync("node",
        ["--input-type=module", "--eval", $"(await import('{Repository.PathOf("infra", "local", "provision.mjs")}')).uploadDashboard('{Storage.ConnectionString}', '{Repository.PathOf("dashboard", "dist")}', {settings?.ToJsonString() ?? "undefined"})"]);

    /// <summary>A table, opened beside the app.</summary>
    public TableClient TableOf(string name) => new(Storage.ConnectionString, name);

    /// <summary>Changes a file of the catalogue; instances started from now on read it.</summary>
    public void ChangeCatalog(string file, string from, string to)
    {
        var path = Path.Combine(catalog.FullName, file);
        File.WriteAllText(path, File.ReadAllText(path).Replace(from, to, StringComparison.Ordinal));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Storage.DisposeAsync();
        catalog.Delete(recursive: true);
    }

    private static async Task<Dictionary<string, string>> MakeKeysAsync(Azurite storage, IEnumerable<string> specs) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(
            await Programs.RunAsync("node", [Repository.PathOf("infra", "local", "provision.mjs"), storage.ConnectionString, .. specs]))!;

    private void WriteCatalog(JsonObject[] sources)
    {
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf("catalog"), "*.json", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(catalog.FullName, Path.GetRelativePath(Repository.PathOf("catalog"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        File.WriteAllText(Path.Combine(catalog.FullName, "sources.json"), new JsonArray([.. sources]).ToJsonString());
    }

    private static string NewSigningKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Convert.ToBase64String(key.ExportPkcs8PrivateKey());
    }
}
