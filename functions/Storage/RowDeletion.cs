using Azure;
using Azure.Data.Tables;

namespace NhipSo.Functions.Storage;

/// <summary>Deletes a row as it was read.</summary>
internal static class RowDeletion
{
    /// <summary>Deletes a row, unless someone has deleted or changed it since: then nothing is to be done, or it is owed again.</summary>
    public static async Task DeleteUnchangedAsync(this TableClient table, string partition, string row, ETag etag, CancellationToken cancellationToken)
    {
        try
        {
            await table.DeleteEntityAsync(partition, row, etag, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            // Another instance deleted it, or more has come.
        }
    }
}
