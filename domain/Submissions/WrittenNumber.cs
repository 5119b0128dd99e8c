using System.Globalization;
using System.Runtime.InteropServices;

namespace NhipSo.Domain.Submissions;

/// <summary>What a written number can mean. It means neither when it is none, and either when both languages give it a meaning and these differ.</summary>
/// <param name="Vietnamese">With <c>.</c> between thousands and <c>,</c> before decimals, or null.</param>
/// <param name="English">With <c>,</c> between thousands and <c>.</c> before decimals, or null.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Readings(decimal? Vietnamese, decimal? English)
{
    /// <summary>Whether the two languages read different numbers.</summary>
    public bool IsAmbiguous => Vietnamese is not null && English is not null && Vietnamese != English;

    /// <summary>The number that it means, or null where it is none or ambiguous.</summary>
    public decimal? Number => IsAmbiguous ? null : Vietnamese ?? English;
}

/// <summary>
/// Reads numbers as people write them, in Vietnamese (<c>1.234.567,89</c>) or English (<c>1,234,567.89</c>), with any kind of
/// space between thousands as well. No exponents; a sign comes first and <c>%</c> last.
/// </summary>
public static class WrittenNumber
{
    /// <summary>More digits than a decimal holds are not read at all, so that none is rounded away.</summary>
    private const int MaxDigits = 28;

    private const int GroupLength = 3;

    /// <summary>
    /// What <paramref name="written"/> can mean. <c>1.5</c> and <c>1,5</c> mean one and a half, since no thousand is written like
    /// that; <c>1.234</c> can mean two numbers.
    /// </summary>
    /// <param name="written">What was written.</param>
    /// <param name="isWhole">Whether only whole numbers can be meant: then <c>1.234</c> is 1234.</param>
    /// <param name="isPercent">Whether it is in per cent, so that <c>%</c> may follow it.</param>
    public static Readings Read(string written, bool isWhole, bool isPercent)
    {
        var text = written.AsSpan().Trim();
        if (isPercent && text is [.. var before, '%'])
            text = before.TrimEnd();
        var isNegative = text is ['-' or '\u2212', ..];
        if (isNegative || text is ['+', ..])
            text = text[1..];
        var (vietnamese, english) = (ReadPlain(text, '.', ','), ReadPlain(text, ',', '.'));
        if (isWhole && vietnamese != english && vietnamese is not null && english is not null)
            (vietnamese, english) = text.Contains('.') ? (vietnamese, null) : ((decimal?)null, english);
        return isNegative ? new(-vietnamese, -english) : new(vietnamese, english);
    }

    /// <summary>The number by the signs of one language, or null where they make none.</summary>
    private static decimal? ReadPlain(ReadOnlySpan<char> text, char thousands, char point)
    {
        var at = text.IndexOf(point);
        var whole = at < 0 ? text : text[..at];
        var decimals = at < 0 ? [] : text[(at + 1)..];
        if ((at >= 0 && !IsDigits(decimals)) || whole.Length + decimals.Length > 2 * MaxDigits)
            return null;
        Span<char> digits = stackalloc char[2 * MaxDigits + 1];
        if (Ungroup(whole, thousands, digits) is not { } count || count + decimals.Length > MaxDigits)
            return null;
        digits[count] = '.';
        decimals.CopyTo(digits[(count + 1)..]);
        return decimal.Parse(digits[..(count + (at < 0 ? 0 : 1 + decimals.Length))], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
    }

    /// <summary>Copies the digits of a whole number whose thousands are kept apart by one kind of sign, or not at all; null where it is none.</summary>
    private static int? Ungroup(ReadOnlySpan<char> whole, char thousands, Span<char> digits)
    {
        if (IsDigits(whole))
        {
            whole.CopyTo(digits);
            return whole.Length;
        }

        var first = whole.IndexOfAnyExceptInRange('0', '9');
        if (first is < 1 or > GroupLength || whole[0] == '0' || (whole[first] != thousands && !IsSpace(whole[first])))
            return null;
        var (sign, count) = (whole[first], first);
        whole[..first].CopyTo(digits);
        for (var rest = whole[first..]; !rest.IsEmpty; rest = rest[(1 + GroupLength)..])
        {
            if (rest.Length <= GroupLength || rest[0] != sign || !IsDigits(rest.Slice(1, GroupLength)))
                return null;
            rest.Slice(1, GroupLength).CopyTo(digits[count..]);
            count += GroupLength;
        }

        return count;
    }

    private static bool IsDigits(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');

    /// <summary>A space, also one that does not break, a thin one or one as wide as a digit.</summary>
    private static bool IsSpace(char character) => character is ' ' or '\u00a0' or '\u2007' or '\u2009' or '\u202f';
}
