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

    public static ProblemException UnknownUnitId(string unit) => new(new(404, "unknown-unit-id",
        new("Không có đơn vị này", "No such unit"),
        new($"Không có đơn vị «{unit}». Ghi mã định danh của đơn vị, ví dụ 24 hoặc 24~2008.", $"There is no unit '{unit}'. Name a unit's id, such as 24 or 24~2008.")));

    public static ProblemException UnknownIndicator(string indicator) => new(new(404, "unknown-indicator",
        new("Không có chỉ tiêu này", "No such indicator"),
        new($"Không có chỉ tiêu mã «{Finding.Shorten(indicator)}».", $"There is no indicator '{Finding.Shorten(indicator)}'.")));

    public static ProblemException NotReported(Indicator indicator, Unit unit) => new(new(404, "not-reported",
        new("Chỉ tiêu không thuộc báo cáo của đơn vị", "Not reported by the unit"),
        new($"Không có biểu mẫu nào của kỳ này hỏi {unit.Name.Vi} về «{indicator.Name.Vi}».", $"No form of such a period asks {unit.Name.En} for '{indicator.Name.En}'.")));

    public static ProblemException QueryMalformed(string name, string written) => new(new(400, "query-malformed",
        new("Tham số không đúng", "A parameter is malformed"),
        new($"Tham số «{name}» («{Finding.Shorten(written)}») thiếu hoặc không đúng. Xem tài liệu API.", $"The parameter '{name}' ('{Finding.Shorten(written)}') is missing or malformed. See the API's documentation.")));

    public static ProblemException NotAYear(string year) => new(new(400, "year-malformed",
        new("Năm không đúng", "The year is malformed"),
        new($"«{year}» không phải là một năm như 2026.", $"'{year}' is no year such as 2026.")));

    public static ProblemException TooMuchAsked(int most) => new(new(400, "too-much-asked",
        new("Phạm vi quá rộng", "Too much is asked"),
        new($"Phạm vi có hơn {most} kỳ báo cáo. Nêu rõ biểu mẫu (form) hoặc kỳ (period).", $"That is more than {most} periods. Name a form or a period.")));

    public static ProblemException UnknownStatus(string status, IEnumerable<string> all) => new(new(400, "unknown-status",
        new("Trạng thái không đúng", "No such status"),
        new($"«{status}» không phải là một trong: {string.Join(", ", all)}.", $"'{status}' is none of: {string.Join(", ", all)}.")));

    public static ProblemException EmptyFile() => new(new(400, "empty-file",
        new("Tệp rỗng", "The file is empty"),
        new("Nội dung tệp rỗng. Gửi nguyên tệp trong thân yêu cầu.", "The body is empty. Send the file's bytes as the body.")));

    public static ProblemException NoSuchFile(string hash) => new(new(404, "no-such-file",
        new("Không có tệp này", "No such file"),
        new($"Đơn vị chưa tải lên tệp có mã băm «{Finding.Shorten(hash)}».", $"The unit has sent no file with the hash '{Finding.Shorten(hash)}'.")));

    public static ProblemException OutageMalformed(string where) => new(new(422, "outage-malformed",
        new("Thông tin gián đoạn chưa đúng", "The outage is malformed"),
        new($"Sai ở {where}. Gửi «from», «to» (thời điểm đã qua, có múi giờ, ví dụ 2026-11-17T16:00:00+07:00; nhiều nhất 30 ngày) và «note» (điều đã xảy ra).",
            $"It is wrong at {where}. Send 'from' and 'to' (instants that have passed, with their offset, such as 2026-11-17T16:00:00+07:00; at most 30 days) and 'note' (what happened).")));

    public static ProblemException NoDraft(Unit unit, Period period) => new(new(404, "no-draft",
        new("Chưa có bản soạn", "No draft"),
        new($"{unit.Name.Vi} chưa có bản soạn cho kỳ {period.Name.Vi}.", $"{unit.Name.En} has no draft for {period.Name.En}.")));

    public static ProblemException DraftChanged() => new(new(412, "draft-changed",
        new("Bản soạn đã thay đổi", "The draft has changed"),
        new("Người khác đã lưu bản soạn này. Đọc lại rồi làm tiếp trên bản mới.", "Someone else has saved this draft. Read it again and go on from there.")));

    public static ProblemException NotHandedOver() => new(new(409, "not-handed-over",
        new("Bản soạn chưa trình ký", "The draft was not handed over"),
        new("Chuyên viên phải trình bản soạn (hand-over) trước khi lãnh đạo ký.", "A clerk hands the draft over before the leader signs it.")));

    public static ProblemException SignatureMalformed(string where) => new(new(422, "signature-malformed",
        new("Thông tin ký chưa đúng", "The signature is malformed"),
        new($"Sai ở {where}. Gửi «draft» (mã băm của bản soạn đã xem), «name» (họ tên) và «position» (chức vụ) của người ký.",
            $"It is wrong at {where}. Send 'draft' (the hash of the draft that was read), the signer's 'name' and 'position'.")));

    public static ProblemException UnknownRevision(string revision, Unit unit) => new(new(404, "unknown-revision",
        new("Không có lần gửi này", "No such revision"),
        new($"{unit.Name.Vi} không có lần gửi «{revision}» cho kỳ này.", $"{unit.Name.En} has no revision '{revision}' for this period.")));

    public static ProblemException RulingMalformed(string where) => new(new(422, "ruling-malformed",
        new("Nội dung xử lý chưa đúng", "The ruling is malformed"),
        new($"Sai ở {where}. Gửi một đối tượng JSON gồm «note» (chuỗi), «remarks» (danh sách {{«place», «text»}}), «due» (thời điểm, ví dụ 2026-12-10T17:00:00+07:00), «recommendation» (số thứ tự), tùy việc xử lý.",
            $"It is wrong at {where}. Send a JSON object of 'note' (a text), 'remarks' (a list of {{'place', 'text'}}), 'due' (an instant such as 2026-12-10T17:00:00+07:00), 'recommendation' (its number), as the ruling needs them.")));

    public static ProblemException RulingTooLong(int text, int remarks) => new(new(422, "ruling-too-long",
        new("Nội dung xử lý quá dài", "The ruling is too long"),
        new($"Mỗi nội dung có 1 đến {text} ký tự, nhiều nhất {remarks} nhận xét.", $"Each text has 1 to {text} characters, and there are at most {remarks} remarks.")));

    public static ProblemException DueMalformed(string? sent) => new(new(422, "due-malformed",
        new("Thời hạn mới chưa đúng", "The new due instant is not right"),
        new($"«due» ({sent ?? "chưa có"}) phải là một thời điểm trong tương lai có múi giờ, ví dụ 2026-12-10T17:00:00+07:00.",
            $"'due' ({sent ?? "missing"}) must be an instant in the future with its offset, such as 2026-12-10T17:00:00+07:00.")));

    public static ProblemException NoSuchRecommendation(int number) => new(new(422, "no-such-recommendation",
        new("Không có kiến nghị này", "No such recommendation"),
        new($"Báo cáo không có kiến nghị số {number}. Nêu số thứ tự (từ 1) trong «recommendation».", $"The report has no recommendation {number}. Name its number, from 1, in 'recommendation'.")));

    public static ProblemException NoteMissing() => new(new(422, "note-missing",
        new("Thiếu lý do", "The reason is missing"),
        new("Nêu lý do hoặc nội dung trả lời trong «note».", "Say why, or what the answer is, in 'note'.")));

    public static ProblemException NotJson(string where) => new(new(400, "not-json",
        new("Nội dung không phải JSON", "The body is not JSON"),
        new($"Nội dung không đọc được ở {where}. Gửi một đối tượng JSON (RFC 8259) mã hóa UTF-8.",
            $"The body does not read at {where}. Send one JSON object (RFC 8259) in UTF-8.")));

    public static ProblemException NotUnicode() => new(new(400, "not-unicode",
        new("Nội dung không phải Unicode", "The body is not Unicode"),
        new("Nội dung có chuỗi không phải Unicode hợp lệ. Gửi nội dung mã hóa UTF-8 (không phải TCVN3, VNI, Windows-1258 hay UTF-16).",
            "The body has a text that is not valid Unicode. Send it in UTF-8 (not TCVN3, VNI, Windows-1258 or UTF-16).")));

    public static ProblemException NotCsv(string where) => new(new(400, "not-csv",
        new("Nội dung không phải CSV", "The body is not CSV"),
        new($"Nội dung không đọc được ở {where}. Gửi CSV (RFC 4180): dòng đầu là tên cột, ngăn cách bằng dấu phẩy, chấm phẩy hoặc tab; giá trị có dấu ngăn cách đặt trong ngoặc kép.",
            $"The body does not read at {where}. Send CSV (RFC 4180): the first line names the columns, commas, semicolons or tabs keep them apart, a value with such a sign is in quotes.")));

    public static ProblemException NotXlsx(string where) => new(new(400, "not-xlsx",
        new("Tệp không phải bảng tính XLSX", "The file is not an XLSX workbook"),
        new($"Tệp không đọc được ({where}). Tải lại biểu mẫu từ template.xlsx, nhập số liệu và lưu dạng .xlsx.",
            $"The file does not read ({where}). Fetch template.xlsx again, fill it in and save it as .xlsx.")));

    public static ProblemException UnsafeXlsx(string part) => new(new(422, "unsafe-xlsx",
        new("Bảng tính có nội dung không được nhận", "The workbook has content that is not accepted"),
        new($"Bảng tính chứa «{part}». Macro, liên kết ngoài và đối tượng nhúng không được nhận: chép số liệu vào biểu mẫu tải từ template.xlsx.",
            $"The workbook contains '{part}'. Macros, external links and embedded objects are not accepted: copy the figures to a sheet from template.xlsx.")));

    public static ProblemException NotGzip() => new(new(400, "not-gzip",
        new("Nội dung không phải gzip", "The body is not gzip"),
        new("Content-Encoding là gzip nhưng nội dung không giải nén được trọn vẹn. Nén lại và gửi lại.",
            "Content-Encoding says gzip, but the body does not inflate to its end. Compress it again and send it again.")));

    public static ProblemException UnknownEncoding(string sent) => new(new(415, "content-encoding",
        new("Kiểu nén không được hỗ trợ", "Content encoding not supported"),
        new($"Content-Encoding «{Finding.Shorten(sent)}» không được hỗ trợ. Gửi gzip hoặc không nén.",
            $"The content encoding '{Finding.Shorten(sent)}' is not supported. Send gzip, or none.")));

    public static ProblemException MediaType(string? sent, string supported = "application/json") => new(new(415, "media-type",
        new("Kiểu nội dung không được hỗ trợ", "Media type not supported"),
        new($"Kiểu nội dung «{Finding.Shorten(sent ?? "")}» không được hỗ trợ. Gửi Content-Type: {supported}.",
            $"The media type '{Finding.Shorten(sent ?? "")}' is not supported. Send Content-Type: {supported}.")));

    public static ProblemException TooManyLines(int limit) => new(new(413, "too-many-lines",
        new("Quá nhiều dòng", "Too many lines"),
        new($"Một lần gửi có nhiều nhất {limit} báo cáo, mỗi báo cáo một dòng. Không có gì được lưu; chia ra nhiều lần gửi.",
            $"At most {limit} reports are sent at once, one a line. Nothing was stored; send them in several calls.")));

    public static ProblemException UnitMissing() => new(new(422, "unit-missing",
        new("Thiếu mã đơn vị", "The unit is missing"),
        new("Mỗi dòng nêu đơn vị báo cáo trong «unit» (chuỗi), ví dụ \"24\".", "Each line names its unit in 'unit' (a text), such as \"24\".")));

    public static ProblemException UnitRepeated(Unit unit, int line) => new(new(409, "unit-repeated",
        new("Đơn vị có hai báo cáo trong một lần gửi", "The unit is there twice"),
        new($"{unit.Name.Vi} ({unit.Id}) đã có báo cáo ở dòng {line}. Chỉ dòng đầu được xử lý.", $"{unit.Name.En} ({unit.Id}) has a report on line {line} already. Only that line is looked at.")));

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
        new($"Nội dung (sau khi giải nén) có nhiều nhất {limit / 1024} KiB.", $"The body has at most {limit / 1024} KiB, inflated.")));

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

    public static ProblemException NothingToUndo() => new(new(409, "not-locked",
        new("Kỳ báo cáo không bị khóa", "The period is not locked"),
        new("Kỳ báo cáo không bị khóa, nên không có gì để mở.", "The period is not locked, so there is nothing to unlock.")));

    public static ProblemException Locked(Form form, Instant? since) => new(new(423, "locked",
        new("Kỳ báo cáo đã khóa", "The period is locked"),
        new($"Kỳ báo cáo {form.Name.Vi} đã khóa{(since is { } at ? $" từ {AtVietnam(at)}" : "")}. Muốn gửi hoặc điều chỉnh, đề nghị {form.Recipient} mở lại.",
            $"The period of the {form.Name.En} is locked{(since is { } instant ? $" since {At(instant)}" : "")}. Ask {form.Recipient} to reopen it.")));

    public static ProblemException NotNow(EntryKind kind, ReportState state) => new(new(409, "not-in-this-state",
        new("Không thực hiện được ở bước này", "Not possible in this state"),
        new($"Báo cáo đang ở trạng thái «{StateNames.Of(state).Vi}»; {StateNames.Of(kind).Vi} chỉ thực hiện được khi: {Where(kind, text => text.Vi)}.",
            $"The report is '{StateNames.Of(state).En}'; to {StateNames.Of(kind).En} it must be: {Where(kind, text => text.En)}.")));

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

    private static string Where(EntryKind kind, Func<Text, string> read) =>
        string.Join(", ", Transitions.All.Where(step => step.Kind == kind).Select(step => read(StateNames.Of(step.From))));

    private static string At(Instant instant) => InstantPattern.General.Format(instant);

    private static string AtVietnam(Instant instant) => ZonedDateTimePattern.CreateWithInvariantCulture("HH:mm 'ngày' dd/MM/uuuu", null).Format(instant.InZone(VietnamTime.Zone));
}
