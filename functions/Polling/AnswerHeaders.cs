using System.Globalization;
using System.Net;

namespace NhipSo.Functions.Polling;

/// <summary>What an answer says before its body.</summary>
internal static class AnswerHeaders
{
    private const int MaxLength = 1000;

    /// <summary>Whether what we know holds still.</summary>
    public static bool IsUnchanged(HttpResponseMessage response, Validators? known) => known is not null && response.StatusCode == HttpStatusCode.NotModified;

    /// <summary>Ends the poll unless there is an answer to be read.</summary>
    /// <exception cref="PollFailedException">There is none.</exception>
    public static void MustBeSuccess(HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        var attemptClass = status switch
        {
            >= 500 => AttemptClass.ServerError,
            >= 400 => AttemptClass.ClientError,
            >= 300 => AttemptClass.Redirected,
            _ => null,
        };
        if (attemptClass is not null)
            throw new PollFailedException(attemptClass, string.Create(CultureInfo.InvariantCulture, $"The answer is {status}."));
    }

    /// <summary>What the answer says of its version, or null.</summary>
    public static Validators? ValidatorsOf(HttpResponseMessage response)
    {
        var tag = Find(response.Headers.NonValidated, "ETag");
        var modified = Find(response.Content.Headers.NonValidated, "Last-Modified");
        return tag is null && modified is null ? null : new(tag, modified);
    }

    /// <summary>Whether the answer says that it is OpenMetrics.</summary>
    public static bool IsOpenMetrics(HttpResponseMessage response) =>
        Find(response.Content.Headers.NonValidated, "Content-Type")?.StartsWith("application/openmetrics-text", StringComparison.OrdinalIgnoreCase) == true;

    private static string? Find(System.Net.Http.Headers.HttpHeadersNonValidated headers, string name) =>
        headers.TryGetValues(name, out var values) && values.ToString() is { Length: > 0 and <= MaxLength } value ? value : null;
}
