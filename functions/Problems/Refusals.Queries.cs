using NhipSo.Domain.Definitions;
using NhipSo.Domain.Submissions;

namespace NhipSo.Functions.Problems;

/// <content>Questions.</content>
public static partial class Refusals
{
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

    public static ProblemException UnknownVendor(string vendor) => new(new(404, "unknown-vendor",
        new("Không có nhà cung cấp này", "No such vendor"),
        new($"Không có hệ thống nào của nhà cung cấp «{Finding.Shorten(vendor)}». Xem danh sách tại GET v1/vendors.",
            $"No source is of a vendor '{Finding.Shorten(vendor)}'. GET v1/vendors lists them.")));

    public static ProblemException NotAMonth(string month) => new(new(400, "month-malformed",
        new("Tháng không đúng", "The month is malformed"),
        new($"«{Finding.Shorten(month)}» không phải là một tháng đã bắt đầu như 2026-11.", $"'{Finding.Shorten(month)}' is no month that has begun, such as 2026-11.")));
}
