using System.Globalization;
using System.Text;

namespace NhipSo.Functions.Polling.Vendors;

/// <summary>A vendor's name as a part of an address: <c>Công ty Đại Việt</c> is <c>cong-ty-dai-viet</c>.</summary>
public static class VendorId
{
    // The app runs without the data that would take a letter apart, so the Vietnamese ones stand here.
    private static readonly (char Plain, string Marked)[] Letters =
    [
        ('a', "àáảãạăằắẳẵặâầấẩẫậ"), ('d', "đ"), ('e', "èéẻẽẹêềếểễệ"), ('i', "ìíỉĩị"), ('o', "òóỏõọôồốổỗộơờớởỡợ"), ('u', "ùúủũụưừứửữự"), ('y', "ỳýỷỹỵ"),
    ];

    /// <summary>The id of a name: small letters without marks, digits, and <c>-</c> for all between.</summary>
    public static string Of(string name)
    {
        var id = new StringBuilder(name.Length);
        foreach (var letter in name)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark)
                continue;
            var plain = Plain(char.ToLowerInvariant(letter));
            if (char.IsAsciiLetterOrDigit(plain))
                id.Append(plain);
            else if (id.Length > 0 && id[^1] != '-')
                id.Append('-');
        }

        return id.ToString().TrimEnd('-') is { Length: > 0 } known ? known : "-";
    }

    private static char Plain(char letter) =>
        Array.Find(Letters, each => each.Marked.Contains(letter, StringComparison.Ordinal)) is { Plain: not '\0' } found ? found.Plain : letter;
}
