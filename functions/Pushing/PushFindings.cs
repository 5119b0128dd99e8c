using NhipSo.Domain.Definitions;
using NhipSo.Domain.Submissions;

namespace NhipSo.Functions.Pushing;

/// <summary>What can be wrong with readings that a system sends.</summary>
internal static class PushFindings
{
    public static Finding ReadingsMissing(string? written) => Error("readings-missing", "/readings", written,
        $"«readings» phải là một mảng gồm 1 đến {PushBody.MaxReadings} lần đo.", $"'readings' must be an array of 1 to {PushBody.MaxReadings} readings.");

    public static Finding ReadingMalformed(string place, string written) => Error("reading-malformed", place, written,
        "Mỗi lần đo là một đối tượng {\"at\": …, \"values\": {…}}.", "A reading is an object {\"at\": …, \"values\": {…}}.");

    public static Finding TimeMalformed(string place, string? written) => Error("time-malformed", place, written,
        "«at» phải là một thời điểm có múi giờ, ví dụ \"2026-11-22T08:00:00+07:00\".", "'at' must be an instant with its offset, such as \"2026-11-22T08:00:00+07:00\".");

    public static Finding TimeAhead(string place, string written) => Error("time-ahead", place, written,
        "Thời điểm đo ở tương lai. Kiểm tra đồng hồ và múi giờ của máy gửi.", "The reading is of the future. Check the sender's clock and its offset.");

    public static Finding UnknownUnit(string place, string written) => Error("unknown-unit", place, written,
        "«unit» phải là mã của một đơn vị trong danh mục vào ngày đo.", "'unit' must be the code of a unit of the catalogue on the day of the reading.");

    public static Finding UnitOfOthers(string place, Unit unit) => Error("unit-of-others", place, unit.Id,
        $"Hệ thống này không gửi số liệu của {unit.Name.Vi}.", $"This source does not send figures of {unit.Name.En}.");

    public static Finding ReadingRepeated(string place, string first) => Error("reading-repeated", place, null,
        $"Đã có lần đo cùng đơn vị, cùng thời điểm ở {first}. Gộp các giá trị vào một lần đo.", $"There is a reading of the same unit and moment at {first}. Put the values into one.");

    public static Finding ValuesMissing(string place) => Error("values-missing", place, null,
        "«values» phải là một đối tượng gồm ít nhất một số đo.", "'values' must be an object of at least one figure.");

    public static Finding UnknownMetric(string place, string name, Source source) => Error("unknown-metric", place, Finding.Shorten(name),
        $"Hệ thống không gửi số đo này. Các số đo: {Names(source)}.", $"The source does not send this. It sends: {Names(source)}.");

    public static Finding NotANumber(string place, string written) => Error("not-a-number", place, written,
        "Giá trị phải là một số JSON, không đặt trong ngoặc kép.", "A value is a JSON number, without quotes.");

    public static Finding OutOfBounds(string place, string written, SourceMetric metric) => Error("out-of-bounds", place, written,
        $"{metric.Name.Vi}: giá trị nằm ngoài giới hạn ({Bounds(metric)}).", $"{metric.Name.En}: outside of what can be ({Bounds(metric)}).");

    public static Finding CorrectionMalformed(string written) => Error("correction-malformed", "/correction", written,
        $"«correction» phải là lý do, từ 1 đến {PushBody.MaxReasonLength} ký tự.", $"'correction' must be the reason, of 1 to {PushBody.MaxReasonLength} characters.");

    private static string Names(Source source) => string.Join(", ", source.Metrics.Select(metric => metric.From).Distinct());

    private static string Bounds(SourceMetric metric) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{metric.Min?.ToString("R", null) ?? "…"}–{metric.Max?.ToString("R", null) ?? "…"} {metric.Unit.Vi}");

    private static Finding Error(string code, string place, string? written, string vi, string en) =>
        new(code, Level.Error, place, written is null ? null : Finding.Shorten(written), new(vi, en));
}
