using NhipSo.Domain.Definitions;
using NhipSo.Domain.Submissions;

namespace NhipSo.Functions.Problems;

/// <content>Bodies, whatever they say.</content>
public static partial class Refusals
{
    public static ProblemException EmptyFile() => new(new(400, "empty-file",
        new("Tệp rỗng", "The file is empty"),
        new("Nội dung tệp rỗng. Gửi nguyên tệp trong thân yêu cầu.", "The body is empty. Send the file's bytes as the body.")));

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

    public static ProblemException NotXlsx() => new(new(400, "not-xlsx",
        new("Tệp không phải bảng tính XLSX", "The file is not an XLSX workbook"),
        new("Tệp không đọc được như một bảng tính .xlsx. Tải lại biểu mẫu (template.xlsx), nhập số liệu và lưu dạng .xlsx.",
            "The file does not read as an .xlsx workbook. Fetch the sheet (template.xlsx) again, fill it in and save it as .xlsx.")));

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

    public static ProblemException TooLarge(int limit) => new(new(413, "too-large",
        new("Nội dung quá lớn", "The body is too large"),
        new($"Nội dung (sau khi giải nén) có nhiều nhất {limit / 1024} KiB.", $"The body has at most {limit / 1024} KiB, inflated.")));
}
