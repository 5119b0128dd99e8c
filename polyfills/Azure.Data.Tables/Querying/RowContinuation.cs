using Azure.Core;

namespace Azure.Data.Tables.Querying;

/// <summary>
/// The keys that the next page starts with, as the service tells them, with a space between them. Source: REST "Query
/// timeout and pagination".
/// </summary>
internal static class RowContinuation
{
    /// <summary>The token of the page after <paramref name="response"/>, null after the last one.</summary>
    internal static string? Of(Response response)
    {
        response.Headers.TryGetValue("x-ms-continuation-NextPartitionKey", out var partitionKey);
        response.Headers.TryGetValue("x-ms-continuation-NextRowKey", out var rowKey);
        return partitionKey is null && rowKey is null ? null : $"{partitionKey} {rowKey}";
    }

    /// <summary>Asks for the page that <paramref name="token"/> stands for; null and empty stand for the first.</summary>
    internal static void Append(RequestUriBuilder uri, string? token)
    {
        if (string.IsNullOrWhiteSpace(token))
            return;
        var keys = token.Split(' ', 2);
        uri.AppendQuery("NextPartitionKey", keys[0], escapeValue: true);
        if (keys.Length == 2 && keys[1].Length > 0)
            uri.AppendQuery("NextRowKey", keys[1], escapeValue: true);
    }
}
