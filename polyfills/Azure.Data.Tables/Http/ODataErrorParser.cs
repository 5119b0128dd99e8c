using System.Globalization;
using System.Text.Json;
using Azure.Core;

namespace Azure.Data.Tables.Http;

/// <summary>
/// Finds the error's code and message in an answer's JSON, and in the message of a transaction the index of the action
/// that failed: "3:The specified entity already exists." Source: REST "Table service error codes", "Performing entity
/// group transactions".
/// </summary>
internal sealed class ODataErrorParser : RequestFailedDetailsParser
{
    /// <summary>Where <see cref="Exception.Data"/> carries the index of the failed action.</summary>
    internal const string FailedActionKey = "FailedEntity";

    /// <inheritdoc/>
    public override bool TryParse(Response response, out ResponseError? error, out IDictionary<string, string>? data)
    {
        error = null;
        data = null;
        try
        {
            using var document = JsonDocument.Parse(response.Content);
            if (!document.RootElement.TryGetProperty("odata.error", out var body))
                return false;
            var code = body.GetProperty("code").GetString();
            var message = body.GetProperty("message").GetProperty("value").GetString() ?? "";
            error = new ResponseError(code, message);
            if (FailedAction(message) is { } index)
                data = new Dictionary<string, string> { [FailedActionKey] = index.ToString(CultureInfo.InvariantCulture) };
            return true;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // A proxy's page or an empty body: Azure.Core tells the status and the headers.
            return false;
        }
    }

    private static int? FailedAction(string message)
    {
        var colon = message.IndexOf(':', StringComparison.Ordinal);
        return colon > 0
            && int.TryParse(message.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                ? index
                : null;
    }
}
