using System.Collections.Immutable;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Ledger;
using NhipSo.Domain.Periods;
using NhipSo.Domain.Submissions;
using NodaTime;
using NodaTime.Text;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Problems;

/// <summary>Every problem that a request can end with, in both languages.</summary>
public static partial class Refusals
{
    public static ProblemException UnknownForm(string form) => new(new(404, "unknown-form",
        new("Không có biểu mẫu này", "No such form"),
        new($"Không có chế độ báo cáo mã «{form}».", $"There is no form '{form}'.")));

    public static ProblemException UnknownPeriod(string period, Form form) => new(new(404, "unknown-period",
        new("Kỳ báo cáo không đúng", "No such period"),
        new($"«{period}» không phải là một kỳ của {form.Name.Vi}. Viết kỳ theo dạng {form.FirstPeriod}.",
            $"'{period}' is no period of the {form.Name.En}. Write a period as {form.FirstPeriod}.")));

    public static ProblemException DerivedForm(Form form) => new(new(409, "derived-form",
        new("Không cần gửi báo cáo này", "Nothing to send"),
        new($"{form.Name.Vi} được tổng hợp từ số liệu đã gửi theo {form.DerivedFrom}; không đơn vị nào phải gửi.",
            $"The {form.Name.En} is drawn from what is reported by {form.DerivedFrom}; no unit sends it.")));

    public static ProblemException PeriodNotOpen(Period period, Instant opens) => new(new(409, "period-not-open",
        new("Chưa đến kỳ báo cáo", "Period not open yet"),
        new($"Kỳ {period.Name.Vi} mở từ {AtVietnam(opens)}.", $"The period {period.Name.En} opens {At(opens)}.")));

    public static ProblemException UnknownUnit(string unit, Form form, Period period) => new(new(404, "unknown-unit",
        new("Không có đơn vị này", "No such unit"),
        new($"Không có đơn vị mã «{unit}» phải gửi {form.Name.Vi} kỳ {period.Name.Vi}.",
            $"No unit '{unit}' owes the {form.Name.En} for {period.Name.En}.")));

    public static ProblemException NothingReported(Unit unit, Period period) => new(new(404, "nothing-reported",
        new("Chưa có báo cáo", "Nothing reported yet"),
        new($"{unit.Name.Vi} chưa gửi báo cáo kỳ {period.Name.Vi}.", $"{unit.Name.En} has not reported for {period.Name.En}.")));

    public static ProblemException NoSuchFile(string hash) => new(new(404, "no-such-file",
        new("Không có tệp này", "No such file"),
        new($"Đơn vị chưa tải lên tệp có mã băm «{Finding.Shorten(hash)}».", $"The unit has sent no file with the hash '{Finding.Shorten(hash)}'.")));

    public static ProblemException UnknownRevision(string revision, Unit unit) => new(new(404, "unknown-revision",
        new("Không có lần gửi này", "No such revision"),
        new($"{unit.Name.Vi} không có lần gửi «{revision}» cho kỳ này.", $"{unit.Name.En} has no revision '{revision}' for this period.")));

    public static ProblemException NotADryRun(string written) => new(new(400, "dry-run-malformed",
        new("Tham số dryRun không đúng", "dryRun is malformed"),
        new($"dryRun=«{written}» không rõ nghĩa. Viết dryRun=true hoặc dryRun=false.", $"dryRun='{written}' is neither true nor false.")));

    public static ProblemException NotARevision() => new(new(400, "if-match-malformed",
        new("If-Match không đúng", "If-Match is malformed"),
        new("If-Match phải nêu đúng một lần báo cáo: mã băm 64 ký tự trong dấu ngoặc kép, lấy từ ETag hoặc «hash».",
            "If-Match names exactly one revision: its hash of 64 hex digits in quotes, from the ETag or 'hash'.")));

    public static ProblemException Invalid(ImmutableArray<Finding> findings) => new(new(422, "invalid-submission",
        new("Báo cáo chưa hợp lệ", "The report is not valid"),
        new("Không có gì được lưu. Sửa các lỗi trong «errors» rồi gửi lại toàn bộ báo cáo.",
            "Nothing was stored. Mend what 'errors' names and send the whole report again.")) { Findings = findings });

    public static ProblemException BaseRequired(RevisionHead head) => new(new(428, "if-match-required",
        new("Đã có báo cáo", "There is a report already"),
        new($"Đã có báo cáo khác cho kỳ này (lần {head.Number}, nhận lúc {AtVietnam(head.Received)}). Để điều chỉnh hoặc xử lý, gửi If-Match: \"{head.Hash}\"; điều chỉnh phải nêu lý do trong «reason».",
            $"There is another report for this period (revision {head.Number}, received {At(head.Received)}). To correct it or act on it, send If-Match: \"{head.Hash}\"; a correction states a 'reason'."))
        { CurrentHash = head.Hash });

    public static ProblemException BaseOutdated(RevisionHead head, ImmutableArray<Change> changes) => new(new(412, "if-match-outdated",
        new("Báo cáo đã thay đổi", "The report has changed"),
        new($"Bản đang có là lần {head.Number}, nhận lúc {AtVietnam(head.Received)}, không phải bản ghi trong If-Match. «changes» nêu những gì đã thay đổi. Xem lại rồi điều chỉnh trên bản mới.",
            $"The newest is revision {head.Number}, received {At(head.Received)}, not the one in If-Match. 'changes' says what is different. Look at it and act on that one."))
        { CurrentHash = head.Hash, Changes = changes });

    public static ProblemException NothingThere() => new(new(412, "nothing-reported-yet",
        new("Chưa có báo cáo", "Nothing reported yet"),
        new("Chưa có báo cáo nào cho kỳ này. Báo cáo lần đầu gửi không kèm If-Match.", "There is no report for this period yet. A first report is sent without If-Match.")));

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

    private static string At(Instant instant) => InstantPattern.General.Format(instant);

    private static string AtVietnam(Instant instant) => ZonedDateTimePattern.CreateWithInvariantCulture("HH:mm 'ngày' dd/MM/uuuu", null).Format(instant.InZone(VietnamTime.Zone));
}
