using System.Text.RegularExpressions;
using Azure.Storage.Blobs.Models;
using NodaTime;

namespace NhipSo.Functions.Publishing;

/// <summary>
/// Deletes files that nothing names any more. A reader may still hold the index that did, so a file stays for 24 hours after the
/// one that took its place came.
/// </summary>
public sealed partial class SnapshotCleaner(TimeProvider time)
{
    /// <summary>How long a file stays after nothing names it.</summary>
    public static readonly Duration Kept = Duration.FromHours(24);

    /// <summary>Cleans one place. It reads what the index names and lists the files, so it is for once a day.</summary>
    /// <returns>How many files were deleted.</returns>
    public async Task<int> CleanAsync(SnapshotStore store, CancellationToken cancellationToken)
    {
        var (container, folder) = store.Place;
        var files = new List<BlobItem>();
        await foreach (var blob in container.GetBlobsAsync(prefix: folder, cancellationToken: cancellationToken))
        {
            if (Named().IsMatch(blob.Name))
                files.Add(blob);
        }

        // Read after the list: what came meanwhile is not in the list, and what is named now is not deleted.
        var named = await NamedAsync(store, cancellationToken);
        var before = (time.Now() - Kept).ToDateTimeOffset();
        var deleted = 0;
        foreach (var siblings in files.GroupBy(file => file.Name[..file.Name.LastIndexOf('/')]))
        {
            var byAge = siblings.OrderBy(file => file.Properties.LastModified).ToList();
            for (var index = 0; index < byAge.Count; index++)
            {
                var replacedAt = byAge[Math.Min(index + 1, byAge.Count - 1)].Properties.LastModified;
                if (named.Contains(byAge[index].Name[folder.Length..]) || replacedAt >= before)
                    continue;
                await container.DeleteBlobIfExistsAsync(byAge[index].Name, cancellationToken: cancellationToken);
                deleted++;
            }
        }

        return deleted;
    }

    /// <summary>What the index names, and what those files name.</summary>
    private static async Task<HashSet<string>> NamedAsync(SnapshotStore store, CancellationToken cancellationToken)
    {
        var (index, _) = await store.ReadIndexAsync(cancellationToken);
        var named = index.Entries.Values.Select(entry => entry.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var path in named.ToList())
            named.UnionWith(SnapshotFile.NamesIn(await store.ReadAsync(path, cancellationToken)));

        return named;
    }

    [GeneratedRegex("/[0-9a-f]{32}\\.(json|csv)\\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Named();
}
