using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;

namespace NhipSo.Functions.Polling.Vendors;

/// <summary>What a vendor's sheet says, in both languages.</summary>
internal static class VendorWords
{
    public static readonly Text Title = new("Tình hình hoạt động của các hệ thống kết nối", "How the connected systems worked");
    public static readonly Text Month = new("tháng", "month");
    public static readonly Text Span = new("Thời gian", "Time");
    public static readonly Text Availability = new("Mức sẵn sàng", "Availability");
    public static readonly Text System = new("Hệ thống", "System");
    public static readonly Text Owner = new("Cơ quan chủ quản", "Responsible agency");
    public static readonly Text Due = new("Số lượt phải đo", "Slots due");
    public static readonly Text Succeeded = new("Đo được", "Succeeded");
    public static readonly Text Failed = new("Lỗi", "Failed");
    public static readonly Text Excused = new("Không tính", "Not counted");
    public static readonly Text NotAsked = new("Không hỏi", "Not asked");
    public static readonly Text Cause = new("Nguyên nhân lỗi", "Failures by cause");
    public static readonly Text Slots = new("Số lượt", "Slots");
    public static readonly Text Gap = new("Khoảng trống số liệu", "Gap");
    public static readonly Text Why = new("Lý do", "Why");
    public static readonly Text Further = new("Các khoảng trống ngắn hơn", "Shorter gaps beside");
    public static readonly Text Fairness = new(
        "Mức sẵn sàng = số lượt đo được / (đo được + lỗi). Không tính: thời gian bảo trì đã báo trước và lỗi của phía đo. Không hỏi: phía đo không hoạt động hoặc không kịp hỏi; không tính cho hệ thống.",
        "Availability = succeeded / (succeeded + failed). Not counted: announced maintenance and failures on the measuring side. Not asked: the measuring side did not run or did not get round to it; never held against a system.");

    private static readonly Dictionary<string, Text> Classes = new(StringComparer.Ordinal)
    {
        [AttemptClass.Timeout] = new("Không trả lời kịp", "No answer in time"),
        [AttemptClass.Dns] = new("Không tìm thấy tên miền", "The host's name did not resolve"),
        [AttemptClass.Tls] = new("Lỗi chứng thư bảo mật", "The TLS handshake failed"),
        [AttemptClass.Refused] = new("Không kết nối được", "No connection"),
        [AttemptClass.Redirected] = new("Chuyển hướng sang địa chỉ khác", "Redirected elsewhere"),
        [AttemptClass.ClientError] = new("Không chấp nhận yêu cầu (HTTP 4xx)", "The request was refused (HTTP 4xx)"),
        [AttemptClass.ServerError] = new("Hệ thống gặp lỗi (HTTP 5xx)", "The system failed (HTTP 5xx)"),
        [AttemptClass.TooLarge] = new("Câu trả lời quá lớn", "The answer was too large"),
        [AttemptClass.NotParsable] = new("Câu trả lời không đúng định dạng", "The answer could not be read"),
        [AttemptClass.MappingMissing] = new("Câu trả lời thiếu số liệu cần đo", "The answer lacked the figures"),
        [AttemptClass.TokenRefused] = new("Không được cấp mã truy cập", "No token was handed out"),
        [AttemptClass.OutOfBounds] = new("Số liệu ngoài giới hạn có thể", "The figures were out of bounds"),
        [Domain.Measuring.Gap.Silent] = new("Không gửi số liệu", "Nothing was sent"),
    };

    public static Text OfClass(string attemptClass) => Classes.TryGetValue(attemptClass, out var words) ? words : new(attemptClass, attemptClass);

    public static Text OfGap(string why) => why switch
    {
        OffSpan.Offline => new("Phía đo không hoạt động", "The measuring side did not run"),
        Domain.Measuring.Gap.Silent => new("Hệ thống không gửi", "The system sent nothing"),
        _ => new("Phía đo không hỏi", "The measuring side did not ask"),
    };
}
