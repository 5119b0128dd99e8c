using System.Text;
using System.Text.Json;
using Azure.Core;
using Azure.Data.Tables.Entities;
using Azure.Data.Tables.Http;

namespace Azure.Data.Tables.Transactions;

/// <summary>
/// Writes a transaction as one request: a batch that holds one change set, that holds a request for each action. Source:
/// REST "Performing entity group transactions".
/// </summary>
internal static class TransactionWriter
{
    /// <summary>Makes the body of <paramref name="request"/>.</summary>
    /// <exception cref="InvalidOperationException">There are no actions, or one of an unknown type.</exception>
    internal static void Write(Request request, string root, string table, IEnumerable<TableTransactionAction> actions)
    {
        var batch = $"batch_{Guid.NewGuid()}";
        var changeSet = $"changeset_{Guid.NewGuid()}";
        var content = new PooledContent();
        request.Content = content;
        request.Headers.Add("Content-Type", $"multipart/mixed; boundary={batch}");

        using var json = new Utf8JsonWriter(content, EntityWriter.Options);
        Write(content, $"--{batch}\r\nContent-Type: multipart/mixed; boundary={changeSet}\r\n\r\n");
        var opening = $"--{changeSet}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n";
        var count = 0;
        foreach (var action in actions)
        {
            Write(content, opening);
            WriteAction(content, json, root, table, action);
            count++;
        }

        if (count == 0)
            throw new InvalidOperationException("The transaction has no actions.");
        Write(content, $"--{changeSet}--\r\n--{batch}--\r\n");
    }

    private static void WriteAction(
        PooledContent content, Utf8JsonWriter json, string root, string table, TableTransactionAction action)
    {
        var entity = action.Entity;
        EntityKeys.Require(entity);
        var path = action.ActionType is TableTransactionActionType.Add
            ? ResourcePath.OfRows(table)
            : ResourcePath.OfRow(table, entity.PartitionKey, entity.RowKey);
        Write(content, $"{MethodOf(action.ActionType)} {root}{path} HTTP/1.1\r\n");
        Write(content, "Accept: application/json;odata=minimalmetadata\r\nDataServiceVersion: 3.0\r\n");
        if (ConditionOf(action) is { } version)
            Write(content, $"If-Match: {version}\r\n");
        if (action.ActionType is TableTransactionActionType.Delete)
        {
            Write(content, "\r\n");
            return;
        }

        if (action.ActionType is TableTransactionActionType.Add)
            Write(content, "Prefer: return-no-content\r\n");
        Write(content, "Content-Type: application/json\r\n\r\n");
        EntityWriter.Write(json, entity);
        json.Flush();
        json.Reset();
        Write(content, "\r\n");
    }

    private static string MethodOf(TableTransactionActionType type) => type switch
    {
        TableTransactionActionType.Add => "POST",
        TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpsertMerge => "PATCH",
        TableTransactionActionType.UpdateReplace or TableTransactionActionType.UpsertReplace => "PUT",
        TableTransactionActionType.Delete => "DELETE",
        _ => throw new InvalidOperationException($"Unknown action type: {type}"),
    };

    private static string? ConditionOf(TableTransactionAction action) => action.ActionType switch
    {
        TableTransactionActionType.Delete when action.ETag == default => ETag.All.ToString("H"),
        TableTransactionActionType.Delete or TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpdateReplace
            when action.ETag != default => action.ETag.ToString("H"),
        _ => null,
    };

    private static void Write(PooledContent content, string text) => Encoding.UTF8.GetBytes(text, content);
}
