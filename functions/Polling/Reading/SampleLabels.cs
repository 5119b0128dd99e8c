namespace NhipSo.Functions.Polling.Reading;

/// <summary>The labels of a sample, one after the other, where they stand: nothing is copied but a value with escapes.</summary>
/// <param name="rest">What follows the opening brace.</param>
internal ref struct SampleLabels(ReadOnlySpan<byte> rest)
{
    private static ReadOnlySpan<byte> Blank => " \t"u8;

    /// <summary>The label's name.</summary>
    public ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>The label's value, unescaped.</summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>What follows: at the end, what follows the closing brace.</summary>
    public ReadOnlySpan<byte> Rest { get; private set; } = rest;

    /// <summary>Whether the closing brace was reached.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>Reads the next label; false at the closing brace, and where there is no label.</summary>
    public bool MoveNext()
    {
        Rest = Rest.TrimStart(" ,\t"u8);
        if (Rest is [(byte)'}', ..])
        {
            IsWhole = true;
            Rest = Rest[1..];
            return false;
        }

        var equals = Rest.IndexOf((byte)'=');
        if (equals <= 0)
            return false;
        var quoted = Rest[(equals + 1)..].TrimStart(Blank);
        if (quoted is not [(byte)'"', ..])
            return false;
        Name = Rest[..equals].Trim(Blank);
        return ReadQuoted(quoted[1..]);
    }

    private bool ReadQuoted(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOfAny((byte)'"', (byte)'\\');
        if (end < 0)
            return false;
        if (text[end] == '"')
        {
            Value = text[..end];
            Rest = text[(end + 1)..];
            return true;
        }

        var plain = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                Value = plain.ToArray();
                Rest = text[(i + 1)..];
                return true;
            }

            var isEscape = text[i] == '\\' && i + 1 < text.Length;
            if (isEscape)
                i++;
            plain.Add(isEscape && text[i] == 'n' ? (byte)'\n' : text[i]);
        }

        return false;
    }
}
