using System.Globalization;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Ledger;
using NhipSo.Domain.Periods;
using NodaTime;
using NodaTime.Text;

namespace NhipSo.Functions.Submissions.Formats.Sheets;

/// <summary>The words on a sheet.</summary>
internal static class SheetLabels
{
    public static readonly Text Code = new("Mã", "Code");
    public static readonly Text Indicator = new("Chỉ tiêu", "Indicator");
    public static readonly Text Unit = new("Đơn vị tính", "Unit of measure");
    public static readonly Text Value = new("Kỳ này", "This period");
    public static readonly Text Before = new("Kỳ trước", "Period before");
    public static readonly Text YearBefore = new("Cùng kỳ năm trước", "Same period last year");
    public static readonly Text Status = new("Trạng thái", "Status");
    public static readonly Text Comment = new("Ghi chú", "Comment");
    public static readonly Text ReportStatus = new("Trạng thái số liệu của cả báo cáo (để trống: chính thức)", "Status of the whole report (blank: official)");
    public static readonly Text Reason = new("Lý do điều chỉnh (chỉ khi điều chỉnh báo cáo đã gửi)", "Reason of the correction (only when correcting a sent report)");
    public static readonly Text Recommendations = new("Kiến nghị, đề xuất", "Recommendations");
    public static readonly Text Recommendation = new("Nội dung kiến nghị; cột ghi chú: mã cơ quan trả lời, ví dụ G06", "What is asked for; in the comment column: who is to answer, such as G06");
    public static readonly Text Evidence = new("Minh chứng", "Evidence");
    public static readonly Text EvidenceFile = new("Tên tệp; cột ghi chú: mã băm của tệp đã tải lên", "File name; in the comment column: the hash of the uploaded file");
    public static readonly Text Mistake = new("Số liệu chưa đúng", "Not valid");

    public static readonly Text HowTo = new(
        "Chỉ nhập vào ô có nền vàng hoặc cam; ô nền cam và dấu (*) là bắt buộc. Tỷ lệ và tổng tự tính. Không đổi tên trang, không thêm hay bớt cột.",
        "Fill in the yellow and orange cells; orange ones, marked (*), are required. Ratios and sums compute themselves. Keep the sheet's name and columns.");

    public static Text UnitOf(Unit unit) => new($"Đơn vị báo cáo: {unit.Name.Vi} (mã {unit.Code}, định danh {unit.Id})", $"Unit: {unit.Name.En} (code {unit.Code}, id {unit.Id})");

    public static Text PeriodOf(Domain.Periods.Period period, DateInterval window, Instant due) => new(
        $"Kỳ: {period.Name.Vi}; số liệu từ {Day(window.Start)} đến {Day(window.End)}; hạn gửi {At(due)} (giờ Việt Nam)",
        $"Period: {period.Name.En}; figures from {Day(window.Start)} to {Day(window.End)}; due {At(due)} (Vietnamese time)");

    public static Text RevisionOf(RevisionHead? revision) => revision is null
        ? new("Chưa có báo cáo cho kỳ này.", "Nothing is reported for this period yet.")
        : new(
            $"Số liệu đang có: lần {revision.Number}, nhận lúc {At(revision.Received)}; khi điều chỉnh gửi kèm If-Match: \"{revision.Hash}\"",
            $"The figures are those of revision {revision.Number}, received {At(revision.Received)}; to correct, send If-Match: \"{revision.Hash}\"");

    public static Text Bounds(Indicator indicator, decimal min, decimal max)
    {
        var decimals = indicator.Decimals;
        return new(
            $"{(decimals == 0 ? "Số nguyên" : $"Số có nhiều nhất {decimals} chữ số thập phân")} từ {Vietnamese(min)} đến {Vietnamese(max)} ({indicator.Unit.Vi}).",
            $"{(decimals == 0 ? "A whole number" : $"A number of at most {decimals} decimals")} from {English(min)} to {English(max)} ({indicator.Unit.En}).");
    }

    public static Text AtMost(decimal characters) => new($"Nhiều nhất {Vietnamese(characters)} ký tự.", $"At most {English(characters)} characters.");

    public static readonly Text FromTheList = new("Chọn một mục trong danh sách.", "Choose one of the list.");

    private static string Vietnamese(decimal number) => number.ToString("#,0.######", new NumberFormatInfo { NumberGroupSeparator = ".", NumberDecimalSeparator = "," });

    private static string English(decimal number) => number.ToString("#,0.######", CultureInfo.InvariantCulture);

    private static string Day(LocalDate day) => LocalDatePattern.CreateWithInvariantCulture("dd/MM/uuuu").Format(day);

    private static string At(Instant instant) =>
        ZonedDateTimePattern.CreateWithInvariantCulture("HH:mm dd/MM/uuuu", null).Format(instant.InZone(VietnamTime.Zone));
}
