using System.Globalization;
using NhipSo.Domain.Definitions;

namespace NhipSo.Domain.Submissions;

/// <summary>The words of every finding.</summary>
internal static class Messages
{
    private static readonly NumberFormatInfo Vietnamese = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };

    public static Finding UnknownIndicator(SubmittedValue value, Form form) => Error("unknown-indicator", value,
        $"Biểu mẫu {form.Code} không có chỉ tiêu «{Finding.Shorten(value.Code)}». Bỏ chỉ tiêu này hoặc sửa lại mã.",
        $"Form {form.Code} has no indicator '{Finding.Shorten(value.Code)}'. Remove it or correct its code.");

    public static Finding Duplicate(SubmittedValue value) => Error("duplicate", value,
        $"Chỉ tiêu {value.Code} có hai giá trị. Chỉ giữ lại một.",
        $"Indicator {value.Code} has two values. Keep one.");

    public static Finding Computed(SubmittedValue value, Indicator indicator) => Error("computed", value,
        $"«{indicator.Name.Vi}» do hệ thống tính từ {string.Join(", ", indicator.Parts)}. Bỏ giá trị này, chỉ gửi các số thành phần.",
        $"'{indicator.Name.En}' is computed from {string.Join(", ", indicator.Parts)}. Remove the value and send its parts.");

    public static Finding NotANumber(SubmittedValue value, Indicator indicator) => Error("not-a-number", value,
        $"«{indicator.Name.Vi}» phải là một số, viết bằng chữ số (tối đa 28 ký tự), không có dấu ngoặc kép, dấu phân cách hàng nghìn hay số mũ.",
        $"'{indicator.Name.En}' must be a number in plain digits (28 characters at most), without quotes, thousands separators or an exponent.");

    public static Finding TooManyDecimals(SubmittedValue value, Indicator indicator) => Error("too-many-decimals", value,
        $"«{indicator.Name.Vi}» ({indicator.Unit.Vi}) có nhiều nhất {indicator.Decimals} chữ số thập phân.",
        $"'{indicator.Name.En}' ({indicator.Unit.En}) has at most {indicator.Decimals} decimals.");

    public static Finding TooManyDigits(SubmittedValue value, Indicator indicator) => Error("too-many-digits", value,
        $"«{indicator.Name.Vi}» có nhiều nhất {Validation.MaxDigits} chữ số có nghĩa.",
        $"'{indicator.Name.En}' has at most {Validation.MaxDigits} significant digits.");

    public static Finding OutOfBounds(SubmittedValue value, Indicator indicator, FormItem item)
    {
        var (min, max) = (item.Min ?? indicator.Min, item.Max ?? indicator.Max);
        return Error("out-of-bounds", value,
            $"«{indicator.Name.Vi}» phải từ {InVietnamese(min)} đến {InVietnamese(max)} {indicator.Unit.Vi}. Kiểm tra lại số và đơn vị tính.",
            $"'{indicator.Name.En}' must be from {InEnglish(min)} to {InEnglish(max)} {indicator.Unit.En}. Check the figure and its unit of measure.") with
        {
            Expected = new($"{InVietnamese(min)} – {InVietnamese(max)} {indicator.Unit.Vi}", $"{InEnglish(min)} – {InEnglish(max)} {indicator.Unit.En}"),
        };
    }

    public static Finding NumeratorAboveDenominator(
        Indicator ratio, Indicator numerator, decimal above, Indicator denominator, decimal below, string place) =>
        new("numerator-above-denominator", Level.Error, place, InEnglish(above), ratio.Max == ratio.Factor
            ? new(
                $"«{numerator.Name.Vi}» ({InVietnamese(above)}) lớn hơn «{denominator.Name.Vi}» ({InVietnamese(below)}). Kiểm tra lại hai số này.",
                $"'{numerator.Name.En}' ({InEnglish(above)}) is above '{denominator.Name.En}' ({InEnglish(below)}). Check the two figures.")
            : new(
                $"«{numerator.Name.Vi}» ({InVietnamese(above)}) so với «{denominator.Name.Vi}» ({InVietnamese(below)}) cho «{ratio.Name.Vi}» lớn hơn {InVietnamese(ratio.Max)} {ratio.Unit.Vi}. Kiểm tra lại hai số này.",
                $"'{numerator.Name.En}' ({InEnglish(above)}) over '{denominator.Name.En}' ({InEnglish(below)}) makes '{ratio.Name.En}' more than {InEnglish(ratio.Max)} {ratio.Unit.En}. Check the two figures."));

    public static Finding RequiredMissing(Indicator indicator, string place) =>
        new("required-missing", Level.Warning, place, null, new(
            $"Chưa có «{indicator.Name.Vi}», một số liệu bắt buộc: không có số này, báo cáo chưa đầy đủ. Có thể gửi bổ sung bằng một lần điều chỉnh.",
            $"'{indicator.Name.En}' is required and missing: without it the report is not complete. A correction can add it."));

    public static Finding TextMissing(TextItem text) =>
        new("text-missing", Level.Warning, $"/texts/{text.Code}", null, new(
            $"Chưa có phần «{text.Title.Vi}», một phần bắt buộc của đề cương: không có phần này, báo cáo chưa đầy đủ.",
            $"The section '{text.Title.En}' is required and missing: without it the report is not complete."));

    public static Finding NotAskedNow(SubmittedValue value, Indicator indicator) => Error("not-asked-now", value,
        $"«{indicator.Name.Vi}» không phải gửi trong kỳ này hoặc không thuộc đơn vị này. Bỏ giá trị này.",
        $"'{indicator.Name.En}' is not asked of this unit for this period. Remove the value.");

    public static Finding NotAnOption(SubmittedValue value, Indicator indicator) => Error("not-an-option", value,
        $"«{indicator.Name.Vi}» phải là một trong: {string.Join(", ", indicator.Options.Select(option => $"{option.Code} ({option.Name.Vi})"))}.",
        $"'{indicator.Name.En}' must be one of: {string.Join(", ", indicator.Options.Select(option => $"{option.Code} ({option.Name.En})"))}.");

    public static Finding NotWords(SubmittedValue value, Indicator indicator) => Error("not-words", value,
        $"«{indicator.Name.Vi}» phải là một đoạn chữ, nhiều nhất {InVietnamese(indicator.Max)} ký tự.",
        $"'{indicator.Name.En}' must be a text of at most {InEnglish(indicator.Max)} characters.");

    public static Finding CommentTooLong(SubmittedValue value, int most) => Error("comment-too-long", value,
        $"Ghi chú của {value.Code} dài quá {most} ký tự.", $"The comment on {value.Code} is longer than {most} characters.");

    public static Finding NotBrokenDown(SubmittedValue value, Indicator indicator) => Error("not-broken-down", value,
        $"Biểu mẫu này không phân tổ «{indicator.Name.Vi}». Chỉ gửi tổng số.",
        $"This form does not break '{indicator.Name.En}' down. Send the total alone.");

    public static Finding UnknownCategory(SubmittedPart part, Dimension dimension) => Error("unknown-category", part,
        dimension.Categories.IsEmpty
            ? $"«{Finding.Shorten(part.Category)}» không phải là một mã đơn vị của phân tổ «{dimension.Name.Vi}»."
            : $"Phân tổ «{dimension.Name.Vi}» chỉ có: {string.Join(", ", dimension.Categories.Select(option => option.Code))}.",
        dimension.Categories.IsEmpty
            ? $"'{Finding.Shorten(part.Category)}' is no unit's code of the breakdown '{dimension.Name.En}'."
            : $"The breakdown '{dimension.Name.En}' has: {string.Join(", ", dimension.Categories.Select(option => option.Code))}.");

    public static Finding DuplicatePart(SubmittedPart part) => Error("duplicate-part", part,
        $"Phần «{Finding.Shorten(part.Category)}» có hai giá trị. Chỉ giữ lại một.", $"Part '{Finding.Shorten(part.Category)}' has two values. Keep one.");

    public static Finding PartNotANumber(SubmittedPart part, Indicator indicator) => Error("part-not-a-number", part,
        $"Từng phần của «{indicator.Name.Vi}» phải là một số có nhiều nhất {indicator.Decimals} chữ số thập phân.",
        $"Each part of '{indicator.Name.En}' must be a number of at most {indicator.Decimals} decimals.");

    public static Finding PartsDoNotAddUp(SubmittedValue value, Indicator indicator, decimal sum, bool isWhole) => Error("parts-do-not-add-up", value,
        $"Các phần của «{indicator.Name.Vi}» cộng lại được {InVietnamese(sum)}, {(isWhole ? "khác" : "lớn hơn")} tổng số. Kiểm tra lại các phần và tổng số.",
        $"The parts of '{indicator.Name.En}' add up to {InEnglish(sum)}, {(isWhole ? "not the total" : "above the total")}. Check the parts and the total.");

    public static Finding UnknownText(SubmittedText text, Form form) => new("unknown-text", Level.Error, text.Place, Finding.Shorten(text.Written), new(
        $"Đề cương của biểu mẫu {form.Code} không có phần «{Finding.Shorten(text.Code)}».",
        $"The outline of form {form.Code} has no text '{Finding.Shorten(text.Code)}'."));

    public static Finding DuplicateText(SubmittedText text) => new("duplicate-text", Level.Error, text.Place, Finding.Shorten(text.Written), new(
        $"Phần «{text.Code}» có hai lần. Chỉ giữ lại một.", $"The text '{text.Code}' is there twice. Keep one."));

    public static Finding TextTooLong(SubmittedText text, TextItem item) => new("text-too-long", Level.Error, text.Place, Finding.Shorten(text.Written), new(
        $"Phần «{item.Title.Vi}» có nhiều nhất {item.MaxLength} ký tự, đã gửi {text.Written.Length}.",
        $"The section '{item.Title.En}' has at most {item.MaxLength} characters; {text.Written.Length} were sent."));

    public static Finding UnknownRecipient(SubmittedRecommendation asks) => new("unknown-recipient", Level.Error, asks.Place, Finding.Shorten(asks.To), new(
        $"«{Finding.Shorten(asks.To)}» không phải là mã một bộ, cơ quan đang hoạt động. Ghi mã cơ quan phải trả lời, ví dụ G06.",
        $"'{Finding.Shorten(asks.To)}' is no ministry or agency that exists. Name the one that is to answer, such as G06."));

    public static Finding CumulativeFalls(Indicator indicator, decimal value, decimal before, string place) =>
        new("cumulative-falls", Level.Warning, place, InEnglish(value), new(
            $"«{indicator.Name.Vi}» là số lũy kế, nhưng {InVietnamese(value)} nhỏ hơn kỳ trước ({InVietnamese(before)}). Có phải số trong kỳ? Nếu đúng, hãy ghi chú lý do.",
            $"'{indicator.Name.En}' accumulates over the year, but {InEnglish(value)} is below the period before ({InEnglish(before)}). Is it the period's figure? If it is right, say why in a comment."));

    public static Finding UnitSlip(Indicator indicator, decimal value, decimal factor, decimal usual, string place)
    {
        var (vi, en) = factor > 1
            ? ($"gấp khoảng {InVietnamese(factor)} lần", $"about {InEnglish(factor)} times")
            : ($"chỉ bằng khoảng 1/{InVietnamese(1 / factor)}", $"about 1/{InEnglish(1 / factor)} of");
        return new("unit-slip", Level.Warning, place, InEnglish(value), new(
            $"«{indicator.Name.Vi}»: {InVietnamese(value)} {vi} mức thường gặp của đơn vị ({InVietnamese(usual)}). Kiểm tra đơn vị tính ({indicator.Unit.Vi}). Nếu đúng, hãy ghi chú lý do.",
            $"'{indicator.Name.En}': {InEnglish(value)} is {en} what the unit usually reports ({InEnglish(usual)}). Check the unit of measure ({indicator.Unit.En}). If it is right, say why in a comment."));
    }

    public static Finding CopiedFromLast(int count, string place) => new("copied-from-last", Level.Warning, place, null, new(
        $"Cả {count} số phát sinh trong kỳ đều giống hệt kỳ trước. Có phải đã chép lại báo cáo cũ? Nếu đúng, hãy ghi chú lý do.",
        $"All {count} figures of the period are the same as the period before. Was the old report copied? If they are right, say why in a comment."));

    private static Finding Error(string code, SubmittedValue value, string vi, string en) =>
        new(code, Level.Error, value.Place, Finding.Shorten(value.Written), new(vi, en));

    private static Finding Error(string code, SubmittedPart part, string vi, string en) =>
        new(code, Level.Error, part.Place, Finding.Shorten(part.Written), new(vi, en));

    private static string InVietnamese(decimal number) => number.ToString("#,0.######", Vietnamese);

    public static string InEnglish(decimal number) => number.ToString("#,0.######", CultureInfo.InvariantCulture);
}
