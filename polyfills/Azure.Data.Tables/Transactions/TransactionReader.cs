using System.Globalization;
using Azure.Core;

namespace Azure.Data.Tables.Transactions;

/// <summary>
/// Reads the answer to a transaction: a batch that holds one change set, that holds a response for each action, or the
/// one response that tells why all were refused. Source: REST "Performing entity group transactions".
/// </summary>
internal static class TransactionReader
{
    /// <summary>The responses in the order of the actions.</summary>
    /// <exception cref="FormatException">The answer is no multipart message.</exception>
    internal static List<Response> Read(Response response)
    {
        var body = response.Content.ToMemory();
        var outcomes = new List<Response>();
        foreach (var part in Multipart.Parts(body.Span, Multipart.BoundaryOf(response.Headers.ContentType ?? "")))
        {
            var (headers, content) = Multipart.Divide(body.Span[part]);
            var changeSet = body[part][content];
            foreach (var action in Multipart.Parts(changeSet.Span, Multipart.BoundaryOf(headers)))
                outcomes.Add(ReadAction(changeSet[action]));
        }

        return outcomes;
    }

    private static ActionResponse ReadAction(ReadOnlyMemory<byte> part)
    {
        var http = part[Multipart.Divide(part.Span).Content];
        var (head, content) = Multipart.Divide(http.Span);
        var lines = head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var status = lines[0].Split(' ', 3);
        var headers = lines.Skip(1)
            .Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries))
            .Where(header => header.Length == 2)
            .Select(header => new HttpHeader(header[0], header[1]))
            .ToList();
        return new ActionResponse(
            int.Parse(status[1], CultureInfo.InvariantCulture),
            status.Length == 3 ? status[2] : "",
            headers,
            http[content]);
    }
}
