using System.Globalization;
using System.Text;

namespace NhipSo.Functions.Submissions;

/// <summary>
/// Writes JSON in the one form that RFC 8785 gives it, so that its bytes can be hashed: members in the order of their
/// names, no space, the shortest escapes. Numbers have at most 15 significant digits and 6 decimals and are below 10^15
/// (the checks of a report see to that), where the RFC's notation is plain decimal digits.
/// </summary>
internal sealed class CanonicalJson
{
    private readonly StringBuilder text = new();
    private string? lastName;

    /// <summary>An object with the members that <paramref name="write"/> adds, in the order of their names.</summary>
    public static string Object(Action<CanonicalJson> write)
    {
        var json = new CanonicalJson();
        write(json);
        return json.text.Insert(0, '{').Append('}').ToString();
    }

    /// <summary>A member with a string, or null.</summary>
    public CanonicalJson Member(string name, string? value)
    {
        Name(name);
        if (value is null)
            text.Append("null");
        else
            Quote(value);
        return this;
    }

    /// <summary>A member with true or false.</summary>
    public CanonicalJson Member(string name, bool value) => RawMember(name, value ? "true" : "false");

    /// <summary>A member with a whole number.</summary>
    public CanonicalJson Member(string name, long value)
    {
        Name(name);
        text.Append(CultureInfo.InvariantCulture, $"{value}");
        return this;
    }

    /// <summary>A member with a number that carries no zeros at its end.</summary>
    public CanonicalJson Member(string name, decimal value)
    {
        Name(name);
        text.Append(CultureInfo.InvariantCulture, $"{value}");
        return this;
    }

    /// <summary>A member with an object that is written canonically already.</summary>
    public CanonicalJson RawMember(string name, string json)
    {
        Name(name);
        text.Append(json);
        return this;
    }

    /// <summary>A member with a list of objects that are written canonically already, in their order.</summary>
    public CanonicalJson Array(string name, IEnumerable<string> json) => RawMember(name, $"[{string.Join(',', json)}]");

    private void Name(string name)
    {
        if (lastName is not null && string.CompareOrdinal(lastName, name) >= 0)
            throw new InvalidOperationException($"Member '{name}' comes before '{lastName}'.");
        if (lastName is not null)
            text.Append(',');
        lastName = name;
        Quote(name);
        text.Append(':');
    }

    private void Quote(string value)
    {
        text.Append('"');
        foreach (var character in value)
        {
            _ = character switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\t' => text.Append("\\t"),
                '\n' => text.Append("\\n"),
                '\f' => text.Append("\\f"),
                '\r' => text.Append("\\r"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => text.Append(character),
            };
        }

        text.Append('"');
    }
}
