using System.Collections.Immutable;
using System.Globalization;

namespace NhipSo.Domain.Definitions;

/// <summary>A JSON Pointer (RFC 6901): where something is in an answer.</summary>
public sealed class JsonPlace
{
    private JsonPlace(ImmutableArray<string> steps) => Steps = steps;

    /// <summary>The members' names and the items' numbers on the way; none for the whole.</summary>
    public ImmutableArray<string> Steps { get; }

    /// <summary>Reads a pointer; null where it is none.</summary>
    public static JsonPlace? Find(string written)
    {
        if (written.Length == 0)
            return new([]);
        if (written[0] != '/')
            return null;
        var steps = written[1..].Split('/');
        return Array.Exists(steps, IsEscapedWrongly)
            ? null
            : new([.. steps.Select(step => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))]);
    }

    /// <summary>The item that a step is in a list, or null: digits without a needless zero.</summary>
    public static int? ItemOf(string step) =>
        (step == "0" || (step.Length > 0 && step[0] != '0')) && int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var item) ? item : null;

    private static bool IsEscapedWrongly(string step)
    {
        for (var at = step.IndexOf('~', StringComparison.Ordinal); at >= 0; at = step.IndexOf('~', at + 1))
        {
            if (at + 1 >= step.Length || step[at + 1] is not ('0' or '1'))
                return true;
        }

        return false;
    }
}
