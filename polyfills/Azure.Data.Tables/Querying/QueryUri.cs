using System.Globalization;
using Azure.Core;

namespace Azure.Data.Tables.Querying;

/// <summary>The options of a query in its address. Source: REST "Querying tables and entities".</summary>
internal static class QueryUri
{
    /// <summary>Appends those that are there.</summary>
    internal static void AppendQueryOptions(this RequestUriBuilder uri, int? top, string? filter, IEnumerable<string>? select)
    {
        if (top is { } count)
            uri.AppendQuery("$top", count.ToString(CultureInfo.InvariantCulture), escapeValue: false);
        if (!string.IsNullOrEmpty(filter))
            uri.AppendQuery("$filter", filter, escapeValue: true);
        if (select is not null)
            uri.AppendQuery("$select", string.Join(',', select), escapeValue: true);
    }
}
