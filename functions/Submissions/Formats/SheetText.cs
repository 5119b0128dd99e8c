using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NhipSo.Functions.Problems;

namespace NhipSo.Functions.Submissions.Formats;

/// <summary>Texts as a workbook writes them: what XML cannot hold is <c>_xHHHH_</c> (ECMA-376, 22.9.2.19).</summary>
internal static partial class SheetText
{
    /// <summary>A text as a workbook has it.</summary>
    public static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length);
        foreach (var character in Escape().Replace(text, "_x005F$0"))
        {
            if (character is (< ' ' and not '\t' and not '\n') or '\ufffe' or '\uffff')
                encoded.Append(CultureInfo.InvariantCulture, $"_x{(int)character:X4}_");
            else
                encoded.Append(character);
        }

        return encoded.ToString();
    }

    /// <summary>The text that a workbook means.</summary>
    /// <exception cref="ProblemException">It is not Unicode.</exception>
    public static string Decode(string written)
    {
        var text = Escape().Replace(written, match => ((char)int.Parse(match.ValueSpan[2..6], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());
        for (var index = 0; index < text.Length; index++)
        {
            if (char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
                index++;
            else if (text[index] == '\0' || char.IsSurrogate(text[index]))
                throw Refusals.NotUnicode();
        }

        return text.ReplaceLineEndings("\n");
    }

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escape();
}
