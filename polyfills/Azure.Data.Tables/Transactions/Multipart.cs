using System.Text;

namespace Azure.Data.Tables.Transactions;

/// <summary>Divides a body of several parts. Source: RFC 2046, section 5.1.</summary>
internal static class Multipart
{
    private static ReadOnlySpan<byte> EmptyLine => "\r\n\r\n"u8;

    /// <summary>The parts between the lines of <paramref name="boundary"/>, as places in the body.</summary>
    internal static List<Range> Parts(ReadOnlySpan<byte> body, string boundary)
    {
        var parts = new List<Range>();
        var delimiter = Encoding.ASCII.GetBytes($"--{boundary}");
        var start = 0;
        for (var at = body.IndexOf(delimiter); at >= 0;)
        {
            if (start > 0)
                parts.Add(start..at);
            start = at + delimiter.Length;
            if (body[start..].StartsWith("--"u8))
                break;
            var next = body[start..].IndexOf(delimiter);
            at = next < 0 ? -1 : start + next;
        }

        return parts;
    }

    /// <summary>A part's header lines and what follows the empty line after them.</summary>
    internal static (string Headers, Range Content) Divide(ReadOnlySpan<byte> part)
    {
        var empty = part.IndexOf(EmptyLine);
        return empty < 0
            ? (Encoding.ASCII.GetString(part), part.Length..part.Length)
            : (Encoding.ASCII.GetString(part[..empty]), (empty + EmptyLine.Length)..part.Length);
    }

    /// <summary>The boundary that a Content-Type names.</summary>
    /// <exception cref="FormatException">It names none.</exception>
    internal static string BoundaryOf(string text)
    {
        const string Parameter = "boundary=";
        var at = text.IndexOf(Parameter, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            throw new FormatException("The answer to a transaction is no multipart message.");
        var value = text.AsSpan(at + Parameter.Length);
        var end = value.IndexOfAny(";\r\n");
        return (end < 0 ? value : value[..end]).Trim().Trim('"').ToString();
    }
}
