using System.Collections.Immutable;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Submissions;

namespace NhipSo.Functions.Problems;

/// <content>Who calls, whether they may, and how often.</content>
public static partial class Refusals
{
    private const string KeyChallenge = "ApiKey realm=\"nhipso\"";
    private const string TokenChallenge = "Bearer realm=\"nhipso\"";
    private const string InvalidTokenChallenge = $"{TokenChallenge}, error=\"invalid_token\"";

    public static ProblemException KeyMissing() => new(new(401, "key-missing",
        new("Thiếu khóa truy cập", "API key missing"),
        new("Gửi khóa trong tiêu đề X-Api-Key: nsk_…, hoặc token đăng nhập trong Authorization: Bearer ….",
            "Send a key in the header X-Api-Key: nsk_…, or a sign-in's token in Authorization: Bearer …."))
        { Challenge = $"{KeyChallenge}, {TokenChallenge}" });

    public static ProblemException KeyUnknown() => new(new(401, "key-unknown",
        new("Khóa truy cập không đúng", "API key not accepted"),
        new("Khóa trong tiêu đề X-Api-Key không tồn tại. Kiểm tra lại, hoặc liên hệ đầu mối của Bộ để nhận khóa mới.",
            "The key in the header X-Api-Key does not exist. Check it, or ask the ministry's contact for a new one."))
        { Challenge = KeyChallenge });

    public static ProblemException KeyRevoked() => new(new(401, "key-revoked",
        new("Khóa truy cập đã bị thu hồi", "API key revoked"),
        new("Liên hệ đầu mối của Bộ để nhận khóa mới.", "Ask the ministry's contact for a new key.")) { Challenge = KeyChallenge });

    public static ProblemException KeyExpired() => new(new(401, "key-expired",
        new("Khóa truy cập đã hết hạn", "API key expired"),
        new("Dùng khóa thay thế nếu đã được cấp, hoặc liên hệ đầu mối của Bộ để nhận khóa mới.",
            "Use the key that took its place, or ask the ministry's contact for a new one.")) { Challenge = KeyChallenge });

    public static ProblemException TokenInvalid(Text fault) => new(new(401, "token-invalid",
        new("Token đăng nhập không được chấp nhận", "Sign-in token not accepted"),
        new($"{fault.Vi} Đăng nhập lại; nếu vẫn lỗi, báo người quản trị hệ thống đăng nhập.",
            $"{fault.En} Sign in again; tell whoever runs the sign-on if it persists.")) { Challenge = InvalidTokenChallenge });

    public static ProblemException TokenExpired() => new(new(401, "token-expired",
        new("Phiên đăng nhập đã hết hạn", "Sign-in expired"),
        new("Token đã hết hạn. Đăng nhập lại.", "The token has expired. Sign in again.")) { Challenge = InvalidTokenChallenge });

    public static ProblemException TwoCredentials() => new(new(400, "two-credentials",
        new("Có cả khóa và token", "Both a key and a token"),
        new("Chỉ gửi một trong hai: X-Api-Key hoặc Authorization: Bearer.", "Send one of the two: X-Api-Key or Authorization: Bearer.")));

    public static ProblemException IssuerUnavailable() => new(new(503, "issuer-unavailable",
        new("Hệ thống đăng nhập tạm thời không truy cập được", "The sign-on is out of reach for the moment"),
        new("Chưa kiểm tra được token vì hệ thống cấp token không trả lời. Gửi lại sau ít giây; khóa API vẫn dùng được.",
            "The token cannot be checked since its issuer does not answer. Send the same again in a few seconds; API keys still work."))
        { RetryAfterSeconds = 5 });

    public static ProblemException TooManyRequests(int retryAfterSeconds) => new(new(429, "too-many-requests",
        new("Quá nhiều yêu cầu", "Too many requests"),
        new($"Gửi lại sau {retryAfterSeconds} giây.", $"Send the same again in {retryAfterSeconds} s.")) { RetryAfterSeconds = retryAfterSeconds });

    public static ProblemException NotAllowed() => new(new(403, "not-allowed",
        new("Không có quyền này", "Not allowed"),
        new("Khóa hoặc token hợp lệ nhưng không có quyền dùng chức năng này.", "The key or token is valid but has no right to this function.")));

    public static ProblemException OtherUnit(Unit unit) => new(new(403, "other-unit",
        new("Không phải đơn vị của người gọi", "Not the caller's unit"),
        new($"Khóa hoặc token này không được gửi hoặc xem số liệu của {unit.Name.Vi} ({unit.Id}). Kiểm tra lại mã đơn vị trong địa chỉ.",
            $"This key or token may not send or read figures of {unit.Name.En} ({unit.Id}). Check the unit in the address.")));

    public static ProblemException OtherSource(string source) => new(new(403, "other-source",
        new("Không phải hệ thống của khóa này", "Not the key's source"),
        new($"Khóa này không được gửi số liệu của hệ thống «{Finding.Shorten(source)}». Kiểm tra lại mã hệ thống trong địa chỉ.",
            $"This key may not send figures of the source '{Finding.Shorten(source)}'. Check the source in the address.")));

    public static ProblemException UnknownKey(string id) => new(new(404, "unknown-key",
        new("Không có khóa này", "No such key"),
        new($"Không có khóa mã «{Finding.Shorten(id)}».", $"There is no key '{Finding.Shorten(id)}'.")));

    public static ProblemException KeyNotCurrent(string id, string? successor) => new(new(409, "key-not-current",
        new("Khóa không còn dùng để thay thế được", "The key cannot be rotated any more"),
        successor is null
            ? new($"Khóa {id} đã bị thu hồi hoặc đã hết hạn. Tạo khóa mới.", $"The key {id} was revoked or has expired. Make a new key.")
            : new($"Khóa {id} đã được thay bằng {successor}. Thay tiếp khóa đó, hoặc tạo khóa mới.",
                $"The key {id} was rotated to {successor}. Rotate that one, or make a new key.")));

    public static ProblemException InvalidRequest(ImmutableArray<Finding> findings) => new(new(422, "invalid-request",
        new("Yêu cầu chưa hợp lệ", "The request is not valid"),
        new("Không có gì được thay đổi. Sửa các lỗi trong «errors» rồi gửi lại.",
            "Nothing was changed. Mend what 'errors' names and send it again."))
        { Findings = findings });
}
