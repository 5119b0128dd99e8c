using System.Collections.Immutable;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Ledger;
using NhipSo.Domain.Submissions;
using NodaTime.Text;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Problems;

/// <summary>Every problem that a request can end with, in both languages.</summary>
public static partial class Refusals
{
    public static ProblemException UnknownForm(string form) => new(new(404, "unknown-form",
        new("Không có biểu mẫu này", "No such form"),
        new($"Không có chế độ báo cáo mã «{form}».", $"There is no form '{form}'.")));

    public static ProblemException UnknownPeriod(string period) => new(new(404, "unknown-period",
        new("Kỳ báo cáo không đúng", "No such period"),
        new($"«{period}» không phải là một kỳ của biểu mẫu này. Viết tháng theo dạng 2026-11.",
            $"'{period}' is no period of this form. Write a month as 2026-11.")));

    public static ProblemException PeriodNotOpen(Period period) => new(new(409, "period-not-open",
        new("Chưa đến kỳ báo cáo", "Period not open yet"),
        new($"Kỳ {period.Name.Vi} chưa bắt đầu.", $"The period {period.Name.En} has not begun.")));

    public static ProblemException UnknownUnit(string unit, Form form, Period period) => new(new(404, "unknown-unit",
        new("Không có đơn vị này", "No such unit"),
        new($"Không có đơn vị mã «{unit}» phải gửi {form.Name.Vi} kỳ {period.Name.Vi}.",
            $"No unit '{unit}' owes the {form.Name.En} for {period.Name.En}.")));

    public static ProblemException NothingReported(Unit unit, Period period) => new(new(404, "nothing-reported",
        new("Chưa có báo cáo", "Nothing reported yet"),
        new($"{unit.Name.Vi} chưa gửi báo cáo kỳ {period.Name.Vi}.", $"{unit.Name.En} has not reported for {period.Name.En}.")));

    public static ProblemException NotJson(string where) => new(new(400, "not-json",
        new("Nội dung không phải JSON", "The body is not JSON"),
        new($"Nội dung không đọc được ở {where}. Gửi một đối tượng JSON (RFC 8259) mã hóa UTF-8.",
            $"The body does not read at {where}. Send one JSON object (RFC 8259) in UTF-8.")));

    public static ProblemException NotUnicode() => new(new(400, "not-unicode",
        new("Nội dung không phải Unicode", "The body is not Unicode"),
        new("Một chuỗi trong nội dung không phải Unicode hợp lệ. Gửi JSON mã hóa UTF-8 (không phải TCVN3, VNI hay Windows-1258).",
            "A text in the body is not valid Unicode. Send JSON in UTF-8 (not TCVN3, VNI or Windows-1258).")));

    public static ProblemException NotAJsonMediaType(string? sent) => new(new(415, "media-type",
        new("Kiểu nội dung không được hỗ trợ", "Media type not supported"),
        new($"Kiểu nội dung «{sent}» không được hỗ trợ. Gửi Content-Type: application/json.",
            $"The media type '{sent}' is not supported. Send Content-Type: application/json.")));

    public static ProblemException Unreadable() => new(new(400, "unreadable",
        new("Yêu cầu không đọc được", "The request does not read"),
        new("Nội dung bị ngắt giữa chừng hoặc không đúng giao thức HTTP. Gửi lại toàn bộ yêu cầu.",
            "The body broke off or is not valid HTTP. Send the whole request again.")));

    public static ProblemException NotADryRun(string written) => new(new(400, "dry-run-malformed",
        new("Tham số dryRun không đúng", "dryRun is malformed"),
        new($"dryRun=«{written}» không rõ nghĩa. Viết dryRun=true hoặc dryRun=false.", $"dryRun='{written}' is neither true nor false.")));

    public static ProblemException NotARevision() => new(new(400, "if-match-malformed",
        new("If-Match không đúng", "If-Match is malformed"),
        new("If-Match phải nêu đúng một lần báo cáo: mã băm 64 ký tự trong dấu ngoặc kép, lấy từ ETag hoặc «hash».",
            "If-Match names exactly one revision: its hash of 64 hex digits in quotes, from the ETag or 'hash'.")));

    public static ProblemException TooLarge(int limit) => new(new(413, "too-large",
        new("Nội dung quá lớn", "The body is too large"),
        new($"Nội dung có nhiều nhất {limit / 1024} KiB.", $"A body has at most {limit / 1024} KiB.")));

    public static ProblemException Invalid(ImmutableArray<Finding> findings) => new(new(422, "invalid-submission",
        new("Báo cáo chưa hợp lệ", "The report is not valid"),
        new("Không có gì được lưu. Sửa các lỗi trong «errors» rồi gửi lại toàn bộ báo cáo.",
            "Nothing was stored. Mend what 'errors' names and send the whole report again.")) { Findings = findings });

    public static ProblemException BaseRequired(UnitHead head) => new(new(428, "if-match-required",
        new("Đã có báo cáo", "There is a report already"),
        new($"Đã có báo cáo khác cho kỳ này (lần {head.Revision}, nhận lúc {At(head)}). Để điều chỉnh, gửi If-Match: \"{head.Hash}\" và lý do trong «reason».",
            $"There is another report for this period (revision {head.Revision}, received {At(head)}). To correct it, send If-Match: \"{head.Hash}\" and a 'reason'."))
        { CurrentHash = head.Hash });

    public static ProblemException BaseOutdated(UnitHead head) => new(new(412, "if-match-outdated",
        new("Báo cáo đã thay đổi", "The report has changed"),
        new($"Bản đang có là lần {head.Revision}, nhận lúc {At(head)}, không phải bản ghi trong If-Match. Xem lại bản mới rồi điều chỉnh trên bản đó.",
            $"The newest is revision {head.Revision}, received {At(head)}, not the one in If-Match. Look at it and correct that one."))
        { CurrentHash = head.Hash });

    public static ProblemException NothingToCorrect() => new(new(412, "nothing-to-correct",
        new("Chưa có báo cáo để điều chỉnh", "Nothing to correct"),
        new("Chưa có báo cáo nào cho kỳ này. Gửi lại không kèm If-Match.", "There is no report for this period yet. Send it without If-Match.")));

    public static ProblemException Busy() => new(new(503, "busy",
        new("Hệ thống đang bận", "Busy"),
        new("Nhiều báo cáo được ghi cùng lúc. Gửi lại nguyên nội dung sau vài giây; gửi lại luôn an toàn.",
            "Many reports are being written at once. Send the same again in a few seconds; a retry is always safe."))
        { RetryAfterSeconds = 2 });

    public static ProblemException StorageUnavailable() => new(new(503, "storage-unavailable",
        new("Kho dữ liệu tạm thời không truy cập được", "Storage is out of reach for the moment"),
        new("Gửi lại nguyên nội dung sau ít phút; gửi lại luôn an toàn.", "Send the same again in a moment; a retry is always safe."))
        { RetryAfterSeconds = 10 });

    public static ProblemException Unexpected() => new(new(500, "unexpected",
        new("Lỗi hệ thống", "Unexpected error"),
        new("Hệ thống gặp lỗi và đã ghi lại. Thử lại sau; nếu vẫn lỗi, báo đầu mối của Bộ.",
            "The system failed and recorded it. Try again later; tell the ministry's contact if it persists.")));

    private static string At(UnitHead head) => InstantPattern.General.Format(head.Received);
}
