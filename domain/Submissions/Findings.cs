using System.Globalization;
using NhipSo.Domain.Definitions;

namespace NhipSo.Domain.Submissions;

/// <summary>The words of every finding.</summary>
internal static class Findings
{
    private static readonly NumberFormatInfo Vietnamese = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };

    public static Finding UnknownIndicator(SubmittedValue value, Form form) => Error("unknown-indicator", value,
        $"Biểu mẫu {form.Code} không có chỉ tiêu «{Finding.Shorten(value.Code)}». Bỏ chỉ tiêu này hoặc sửa lại mã.",
        $"Form {form.Code} has no indicator '{Finding.Shorten(value.Code)}'. Remove it or correct its code.");

    public static Finding Duplicate(SubmittedValue value) => Error("duplicate", value,
        $"Chỉ tiêu {value.Code} có hai giá trị. Chỉ giữ lại một.",
        $"Indicator {value.Code} has two values. Keep one.");

    public static Finding Computed(SubmittedValue value, Indicator indicator) => Error("computed", value,
        $"«{indicator.Name.Vi}» do hệ thống tính từ {indicator.Numerator} và {indicator.Denominator}. Bỏ giá trị này, chỉ gửi tử số và mẫu số.",
        $"'{indicator.Name.En}' is computed from {indicator.Numerator} and {indicator.Denominator}. Remove the value and send the two parts.");

    public static Finding NotANumber(SubmittedValue value, Indicator indicator) => Error("not-a-number", value,
        $"«{indicator.Name.Vi}» phải là một số, viết bằng chữ số (tối đa 28 ký tự), không có dấu ngoặc kép, dấu phân cách hàng nghìn hay số mũ.",
        $"'{indicator.Name.En}' must be a number in plain digits (28 characters at most), without quotes, thousands separators or an exponent.");

    public static Finding TooManyDecimals(SubmittedValue value, Indicator indicator) => Error("too-many-decimals", value,
        $"«{indicator.Name.Vi}» ({indicator.Unit.Vi}) có nhiều nhất {indicator.Decimals} chữ số thập phân.",
        $"'{indicator.Name.En}' ({indicator.Unit.En}) has at most {indicator.Decimals} decimals.");

    public static Finding TooManyDigits(SubmittedValue value, Indicator indicator) => Error("too-many-digits", value,
        $"«{indicator.Name.Vi}» có nhiều nhất {Validation.MaxDigits} chữ số có nghĩa.",
        $"'{indicator.Name.En}' has at most {Validation.MaxDigits} significant digits.");

    public static Finding OutOfBounds(SubmittedValue value, Indicator indicator) => Error("out-of-bounds", value,
        $"«{indicator.Name.Vi}» phải từ {InVietnamese(indicator.Min)} đến {InVietnamese(indicator.Max)} {indicator.Unit.Vi}. Kiểm tra lại số và đơn vị tính.",
        $"'{indicator.Name.En}' must be from {InEnglish(indicator.Min)} to {InEnglish(indicator.Max)} {indicator.Unit.En}. Check the figure and its unit of measure.");

    public static Finding NumeratorAboveDenominator(
        Indicator numerator, decimal above, Indicator denominator, decimal below, string place) =>
        new("numerator-above-denominator", Level.Error, $"{place}/{numerator.Code}", InEnglish(above), new(
            $"«{numerator.Name.Vi}» ({InVietnamese(above)}) lớn hơn «{denominator.Name.Vi}» ({InVietnamese(below)}). Kiểm tra lại hai số này.",
            $"'{numerator.Name.En}' ({InEnglish(above)}) is above '{denominator.Name.En}' ({InEnglish(below)}). Check the two figures."));

    public static Finding RequiredMissing(Indicator indicator, string place) =>
        new("required-missing", Level.Warning, $"{place}/{indicator.Code}", null, new(
            $"Chưa có «{indicator.Name.Vi}», một số liệu bắt buộc: không có số này, báo cáo chưa đầy đủ. Có thể gửi bổ sung bằng một lần điều chỉnh.",
            $"'{indicator.Name.En}' is required and missing: without it the report is not complete. A correction can add it."));

    private static Finding Error(string code, SubmittedValue value, string vi, string en) =>
        new(code, Level.Error, value.Place, Finding.Shorten(value.Written), new(vi, en));

    private static string InVietnamese(decimal number) => number.ToString("#,0.######", Vietnamese);

    private static string InEnglish(decimal number) => number.ToString("#,0.######", CultureInfo.InvariantCulture);
}
