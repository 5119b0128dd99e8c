using System.Diagnostics.CodeAnalysis;
using Azure.Core;

namespace Azure.Data.Tables.Transactions;

/// <summary>The response to one action of a transaction.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="reasonPhrase">The words after the status.</param>
/// <param name="headers">The response's headers, the row's version among them.</param>
/// <param name="content">The response's body, empty unless it tells an error.</param>
internal sealed class ActionResponse(
    int status, string reasonPhrase, IReadOnlyList<HttpHeader> headers, ReadOnlyMemory<byte> content) : Response
{
    /// <inheritdoc/>
    public override int Status => status;

    /// <inheritdoc/>
    public override string ReasonPhrase => reasonPhrase;

    /// <inheritdoc/>
    public override bool IsError => status >= 400;

    /// <inheritdoc/>
    public override Stream? ContentStream { get; set; } = new MemoryStream(content.ToArray(), writable: false);

    /// <inheritdoc/>
    public override string ClientRequestId { get; set; } = "";

    /// <summary>Nothing to let go of.</summary>
    public override void Dispose()
    {
    }

    /// <inheritdoc/>
    protected override bool ContainsHeader(string name) => headers.Any(header => Is(header, name));

    /// <inheritdoc/>
    protected override IEnumerable<HttpHeader> EnumerateHeaders() => headers;

    /// <inheritdoc/>
    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
    {
        value = headers.Where(header => Is(header, name)).Select(header => header.Value).FirstOrDefault();
        return value is not null;
    }

    /// <inheritdoc/>
    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
    {
        values = headers.Where(header => Is(header, name)).Select(header => header.Value).ToList();
        return values.Any();
    }

    private static bool Is(HttpHeader header, string name) =>
        header.Name.Equals(name, StringComparison.OrdinalIgnoreCase);
}
