using System.Text;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Storage;

namespace NhipSo.Functions.Definitions;

/// <summary>
/// Keeps every catalogue that ever ran, in the container <c>catalog</c>: what a snapshot or a report names stays readable. And
/// holds this process to what was kept: a version of a form that reports may have been sent by, or of a set that units were judged by, never means something else.
/// </summary>
public sealed partial class DefinitionsKept(DataBlobs blobs, Catalogue catalogue, ILogger<DefinitionsKept> log) : IHostedService
{
    private readonly BlobContainerClient container = blobs.Container("catalog");

    /// <inheritdoc/>
    /// <exception cref="StartupException">A version of a form or of a set is not what it was.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Kept last, so where it is there every form was held: an ordinary start is one request.
            var whole = $"versions/{catalogue.Version}.json";
            if (await container.GetBlockBlobClient(whole).ExistsAsync(cancellationToken))
                return;
            foreach (var form in catalogue.Written.Forms)
                await HoldAsync($"forms/{form.Code}.{form.Version}.json", Meaning.Of(form, catalogue), $"Form {form.Code} version {form.Version}", "reports were sent by it", catalogue.VersionsOf(form.Code)[0].Version, cancellationToken);
            foreach (var card in catalogue.Written.Scorecards)
            {
                var newest = catalogue.Written.Scorecards.Where(other => other.Code == card.Code).Max(other => other.Version);
                await HoldAsync($"scorecards/{card.Code}.{card.Version}.json", Meaning.Of(card), $"Scorecard {card.Code} version {card.Version}", "units were judged by it", newest, cancellationToken);
            }

            await KeepAsync(whole, JsonSerializer.Serialize(catalogue.Written, CatalogueJson.Options), cancellationToken);
        }
        catch (Exception e) when (StorageOutage.Is(e))
        {
            NotKept(log, catalogue.Version, e);
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task HoldAsync(string name, string meaning, string called, string since, int newest, CancellationToken cancellationToken)
    {
        if (await KeepAsync(name, meaning, cancellationToken))
            return;
        var kept = await container.GetBlockBlobClient(name).DownloadContentAsync(cancellationToken);
        if (kept.Value.Content.ToString() != meaning)
        {
            throw new StartupException(
                $"{called} is not what it was when {since}. Leave that version as it was and make the " +
                $"change version {newest + 1}. What it was is in the container catalog, blob {name}.");
        }
    }

    /// <returns>Whether it is new.</returns>
    private async Task<bool> KeepAsync(string name, string json, CancellationToken cancellationToken)
    {
        try
        {
            using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(json));
            await container.GetBlockBlobClient(name).UploadAsync(
                bytes,
                new BlobUploadOptions { HttpHeaders = new() { ContentType = "application/json; charset=utf-8" }, Conditions = new() { IfNoneMatch = ETag.All } },
                cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobAlreadyExists || e.ErrorCode == BlobErrorCode.ConditionNotMet)
        {
            return false;
        }
    }

    [LoggerMessage(4101, LogLevel.Warning, "Catalogue {Version} could not be kept; the next start will")]
    private static partial void NotKept(ILogger logger, string version, Exception exception);
}
