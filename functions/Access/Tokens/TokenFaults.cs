using NhipSo.Domain.Definitions;

namespace NhipSo.Functions.Access.Tokens;

/// <summary>Which check a token failed, in words that repeat nothing of it.</summary>
internal static class TokenFaults
{
    public static readonly Text Malformed = new("Token không phải là một JWT đọc được hoặc dài hơn 16 KiB.", "The token is no readable JWT, or longer than 16 KiB.");

    public static readonly Text Algorithm = new(
        "Thuật toán ký không được chấp nhận; dùng RS256, PS256 hoặc ES256.", "Its signing algorithm is not accepted; use RS256, PS256 or ES256.");

    public static readonly Text Issuer = new("Nơi cấp token (iss) không được chấp nhận.", "Its issuer (iss) is not accepted.");

    public static readonly Text Key = new("Nơi cấp không có khóa ký nào mang mã này (kid).", "Its issuer has no signing key of that id (kid).");

    public static readonly Text Signature = new("Chữ ký không đúng.", "Its signature is wrong.");

    public static readonly Text Audience = new("Token được cấp cho ứng dụng khác (aud).", "It was issued for another application (aud).");

    public static readonly Text NotYet = new("Token chưa có hiệu lực (nbf). Kiểm tra đồng hồ máy.", "It is not valid yet (nbf). Check the clock.");

    public static readonly Text NoEnd = new("Token không có thời điểm hết hạn (exp).", "It says no time at which it expires (exp).");

    public static readonly Text Subject = new("Token không nêu là của ai (oid, sub).", "It names nobody (oid, sub).");
}
