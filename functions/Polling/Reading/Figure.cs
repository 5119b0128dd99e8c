using System.Globalization;

namespace NhipSo.Functions.Polling.Reading;

/// <summary>A number written as text, as JSON writes one: a point before the decimals, nothing between the thousands.</summary>
internal static class Figure
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>Why a text is no figure, in a fault's words.</summary>
    public const string NotANumber = "is no number as JSON writes one (1234.5)";

    /// <summary>The finite number that the text is.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out double value)
    {
        text = text.Trim();
        value = 0;
        return text.Length > 0 && (char.IsAsciiDigit(text[0]) || text[0] == '-')
            && double.TryParse(text, Style, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
    }
}
