using System.Globalization;
using System.Text;

namespace NhipSo.Functions.Polling.Vendors;

/// <summary>A vendor's name as a part of an address: <c>Công ty Đại Việt</c> is <c>cong-ty-dai-viet</c>.</summary>
public static class VendorId
{
    /// <summary>The id of a name: small letters without marks, digits, and <c>-</c> for all between.</summary>
    public static string Of(string name)
    {
        var id = new StringBuilder(name.Length);
        foreach (var letter in name.Replace('đ', 'd').Replace('Đ', 'd').Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark)
                continue;
            if (char.IsAsciiLetterOrDigit(letter))
                id.Append(char.ToLowerInvariant(letter));
            else if (id.Length > 0 && id[^1] != '-')
                id.Append('-');
        }

        return id.ToString().TrimEnd('-') is { Length: > 0 } known ? known : "-";
    }
}
