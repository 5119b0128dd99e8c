using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace NhipSo.Functions.Storage;

/// <summary>The site that the public reads: the container <c>$web</c> of its account.</summary>
/// <param name="Container">The container.</param>
public sealed record Site(BlobContainerClient Container);

/// <summary>The private blobs of the product's data.</summary>
/// <param name="Service">The account.</param>
/// <param name="ReadAt">Where browsers reach it, where that is not the account's own address: <c>DataStorage__publicBlobUri</c>, such as Front Door's.</param>
public sealed record DataBlobs(BlobServiceClient Service, Uri? ReadAt = null)
{
    /// <summary>Where browsers read a container, with a slash at its end.</summary>
    public Uri AddressOf(BlobContainerClient container) => new(ReadAt is null ? $"{container.Uri}/" : $"{ReadAt.AbsoluteUri.TrimEnd('/')}/{container.Name}/");

    /// <summary>A container; whoever provisions the account makes it.</summary>
    public BlobContainerClient Container(string name) => Service.GetBlobContainerClient(name);
}

/// <summary>
/// Opens the storage accounts that the settings name. A connection is a section as Azure Functions has it: either a
/// connection string, or <c>{name}__tableServiceUri</c> and <c>{name}__blobServiceUri</c> with the app's identity.
/// </summary>
public static class StorageServices
{
    /// <summary>Product data is in <c>DataStorage</c> (AzureWebJobsStorage where absent), the site in <c>SiteStorage</c> (DataStorage where absent).</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<StorageRequests>();
        services.AddSingleton(provider => OpenTables(FindConnection(configuration, "DataStorage", "AzureWebJobsStorage"), Counted(provider, new TableClientOptions())));
        services.AddSingleton(provider => new DataBlobs(
            OpenBlobs(FindConnection(configuration, "DataStorage", "AzureWebJobsStorage"), Counted(provider, new BlobClientOptions())),
            configuration["DataStorage:publicBlobUri"] is { Length: > 0 } ? AddressOf(configuration.GetSection("DataStorage"), "publicBlobUri") : null));
        services.AddSingleton(provider => new Site(
            OpenBlobs(FindConnection(configuration, "SiteStorage", "DataStorage", "AzureWebJobsStorage"), Counted(provider, new BlobClientOptions()))
                .GetBlobContainerClient("$web")));
        return services;
    }

    private static IConfigurationSection FindConnection(IConfiguration configuration, params string[] names) =>
        names.Select(configuration.GetSection).FirstOrDefault(section => section.Exists())
        ?? throw new StartupException(
            $"No storage account is set. Set {names[0]} to a connection string, or {names[0]}__tableServiceUri and " +
            $"{names[0]}__blobServiceUri to the addresses of an account that the app's identity may use.");

    private static T Counted<T>(IServiceProvider provider, T options) where T : ClientOptions => provider.GetRequiredService<StorageRequests>().In(options);

    private static TableServiceClient OpenTables(IConfigurationSection connection, TableClientOptions options) =>
        connection.Value is { Length: > 0 } connectionString
            ? new TableServiceClient(connectionString, options)
            : new TableServiceClient(AddressOf(connection, "tableServiceUri"), Identity(), options);

    private static BlobServiceClient OpenBlobs(IConfigurationSection connection, BlobClientOptions options) =>
        connection.Value is { Length: > 0 } connectionString
            ? new BlobServiceClient(connectionString, options)
            : new BlobServiceClient(AddressOf(connection, "blobServiceUri"), Identity(), options);

    private static Uri AddressOf(IConfigurationSection connection, string name) =>
        Uri.TryCreate(connection[name], UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps
            ? address
            : throw new StartupException(
                $"{connection.Key}__{name} is '{connection[name]}'; it must be an https address such as https://account.table.core.windows.net.");

    private static DefaultAzureCredential Identity() => new DefaultAzureCredential();
}
