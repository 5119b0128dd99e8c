using NhipSo.Domain.Submissions;

namespace NhipSo.Functions.Submissions.Formats;

/// <summary>What can be wrong with a sheet or a CSV file before what it says is held against the form.</summary>
internal static class TableFindings
{
    private const string Columns = "indicator (chi_tieu), value (gia_tri), status (trang_thai), comment (ghi_chu)";

    public static Finding ColumnMissing(string name, string place) => new("column-missing", Level.Error, place, null, new(
        $"Thiếu cột «{name}». Các cột là: {Columns}; hai cột đầu bắt buộc.", $"Column '{name}' is missing. The columns are: {Columns}; the first two are required."));

    public static Finding UnknownColumn(string name, string place) => new("unknown-column", Level.Error, place, Finding.Shorten(name), new(
        $"Cột «{Finding.Shorten(name)}» không có hoặc có hai lần. Các cột là: {Columns}, và name (ten), unit (don_vi_tinh) để người đọc.",
        $"Column '{Finding.Shorten(name)}' is none, or is there twice. The columns are: {Columns}, and name (ten), unit (don_vi_tinh) for people."));

    public static Finding RowMalformed(int has, int columns, string place) => new("row-malformed", Level.Error, place, null, new(
        $"Dòng này có {has} ô, dòng tiêu đề có {columns} cột. Đặt giá trị có dấu phẩy trong ngoặc kép, hoặc ngăn cách các cột bằng dấu chấm phẩy.",
        $"This line has {has} cells, the header {columns} columns. Put a value with a comma in quotes, or keep columns apart by semicolons."));

    public static Finding TooManyRows(int most, string place) => new("too-many-rows", Level.Error, place, null, new(
        $"Có nhiều nhất {most} dòng.", $"There are at most {most} rows."));

    public static Finding IndicatorMissing(TableCell value, string place) => new("indicator-missing", Level.Error, place, Finding.Shorten(value.Written), new(
        "Dòng này có giá trị nhưng không có mã chỉ tiêu.", "This row has a value and no indicator's code."));

    public static Finding Ambiguous(TableCell cell, Readings readings) => new("ambiguous-number", Level.Error, cell.Place, Finding.Shorten(cell.Written), new(
        $"«{Finding.Shorten(cell.Written)}» có thể là {Plain(readings.Vietnamese)} (cách viết Việt Nam) hoặc {Plain(readings.English)} (cách viết Anh). Viết lại không có dấu phân cách hàng nghìn, hoặc với số chữ số thập phân khác 3.",
        $"'{Finding.Shorten(cell.Written)}' may be {Plain(readings.Vietnamese)} (as Vietnamese is written) or {Plain(readings.English)} (as English is). Write it without thousands separators, or with other than 3 decimals."));

    public static Finding UnknownStatus(TableCell cell) => new("unknown-value-status", Level.Error, cell.Place, Finding.Shorten(cell.Written), new(
        $"Trạng thái số liệu phải là một trong: {StatusNames.All(text => text.Vi)} ({Words.AllStatuses}).",
        $"The status must be one of: {Words.AllStatuses} ({StatusNames.All(text => text.Vi)})."));

    public static Finding PairMalformed(string key, string place) => new($"{key}-malformed", Level.Error, place, null, key == TableRow.Evidence
        ? new("Minh chứng gồm tên tệp (cột value) và mã băm nhận được khi tải tệp lên (cột comment).", "Evidence is a file's name (in 'value') and the hash that its upload answered (in 'comment').")
        : new("Kiến nghị gồm nội dung (cột value, nhiều nhất 4000 ký tự) và mã cơ quan trả lời (cột comment).", "A recommendation is a text (in 'value', at most 4000 characters) and the code of who is to answer (in 'comment')."));

    public static Finding NotKept(TableCell cell) => new("not-kept", Level.Warning, cell.Place, Finding.Shorten(cell.Written), new(
        "Ô này không được lưu: trạng thái và ghi chú chỉ đi kèm một chỉ tiêu có giá trị.", "This cell is not kept: a status or a comment goes with an indicator that has a value."));

    public static Finding NotAText(TableCell cell) => new("not-words", Level.Error, cell.Place, Finding.Shorten(cell.Written), new(
        "Ô này phải là một đoạn chữ.", "This cell must hold a text."));

    public static Finding ReasonTooLong(TableCell cell, int most) => new("reason-malformed", Level.Error, cell.Place, Finding.Shorten(cell.Written), new(
        $"Lý do điều chỉnh là một đoạn chữ nhiều nhất {most} ký tự.", $"The reason is a text of at most {most} characters."));

    public static Finding NoSheet(string expected) => new("wrong-sheet", Level.Error, SheetMarks.SheetName, null, new(
        "Đây không phải biểu mẫu tải từ template.xlsx của hệ thống. Tải biểu mẫu của đúng đơn vị, đúng kỳ và nhập lại.",
        "This is not a sheet from template.xlsx. Fetch the one of this unit and period and fill it in."),
        new(expected, expected));

    public static Finding WrongSheet(string mark, TableCell found, string expected) => new("wrong-sheet", Level.Error, found.Place, Finding.Shorten(found.Written), new(
        $"Biểu mẫu này {SheetMarks.NameOf(mark).Vi} «{Finding.Shorten(found.Written)}», không phải «{expected}». Tải biểu mẫu của đúng đơn vị, đúng kỳ, đúng phiên bản và nhập lại.",
        $"This sheet is {SheetMarks.NameOf(mark).En} '{Finding.Shorten(found.Written)}', not '{expected}'. Fetch the one of this unit, period and version and fill it in."),
        new(expected, expected));

    private static string Plain(decimal? number) => FormattableString.Invariant($"{number}");
}
