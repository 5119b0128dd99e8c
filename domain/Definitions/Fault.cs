namespace NhipSo.Domain.Definitions;

/// <summary>Something wrong with a catalogue.</summary>
/// <param name="Place">Where: a JSON pointer (RFC 6901) into <see cref="CatalogueParts"/>, such as <c>/units/12/parent</c>.</param>
/// <param name="Message">Which entry, what is wrong with it, and what to do.</param>
public sealed record Fault(string Place, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Place}: {Message}";
}
