using System.Text.Json;

namespace Azure.Data.Tables.Entities;

/// <summary>
/// The property names of a page, each made a string once: rows mostly repeat the names of the row before, in its order.
/// </summary>
internal sealed class PropertyNames
{
    private readonly List<string> names = [];
    private int next;

    /// <summary>How many properties a row may have.</summary>
    internal int Count => names.Count;

    /// <summary>Called before a row's first property.</summary>
    internal void StartRow() => next = 0;

    /// <summary>The name that <paramref name="reader"/> stands at.</summary>
    internal string Read(ref Utf8JsonReader reader)
    {
        var place = next++;
        if (place < names.Count && reader.ValueTextEquals(names[place]))
            return names[place];
        var name = reader.GetString()!;
        if (place < names.Count)
            names[place] = name;
        else
            names.Add(name);
        return name;
    }
}
