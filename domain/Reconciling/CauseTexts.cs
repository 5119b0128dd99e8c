using System.Globalization;
using NhipSo.Domain.Definitions;
using NodaTime;

namespace NhipSo.Domain.Reconciling;

/// <summary>What speaks for a cause, in words.</summary>
internal static class CauseTexts
{
    private static readonly NumberFormatInfo Vietnamese = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };

    public static Text Fits(Indicator indicator, decimal reported, decimal explained, Text of) => Comparison.Same(indicator, reported, explained)
        ? new($"Số báo cáo {Vi(indicator, reported)} đúng bằng {of.Vi}.", $"The reported {En(indicator, reported)} is exactly {of.En}.")
        : new($"Số báo cáo {Vi(indicator, reported)} gần bằng {of.Vi}: {Vi(indicator, explained)}.", $"The reported {En(indicator, reported)} is near {of.En}: {En(indicator, explained)}.");

    public static Text PartMoves(Indicator ratio, Indicator part, decimal reported, decimal explained) => new(
        $"Riêng {part.Code} báo cáo đã làm số đo thành {Vi(ratio, explained)} (báo cáo {Vi(ratio, reported)}).",
        $"{part.Code} as reported alone makes the measured figure {En(ratio, explained)} (reported {En(ratio, reported)}).");

    public static Text Count(Indicator other) => new($"số đo của {other.Code} «{other.Name.Vi}»", $"what is measured as {other.Code} '{other.Name.En}'");

    public static Text Ratio(Indicator other, Indicator divisor) => new(
        $"tỷ lệ đo được khi chia cho {divisor.Code} «{divisor.Name.Vi}» (như {other.Code})",
        $"the measured ratio over {divisor.Code} '{divisor.Name.En}' (as {other.Code} is)");

    public static Text Slip(decimal factor, bool isMore) => isMore
        ? new($"số đo nhân {Vi(factor)}", $"the measured figure times {En(factor)}")
        : new($"số đo chia {Vi(factor)}", $"the measured figure over {En(factor)}");

    public static Text With(Indicator other, decimal extra) => new(
        $"số đo cộng {Vi(other, extra)} của {other.Code} «{other.Name.Vi}»", $"the measured figure and {En(other, extra)} of {other.Code} '{other.Name.En}'");

    public static Text Unseen(Indicator indicator, decimal share, decimal needed, decimal pace) => new(
        $"Độ phủ {Vi(Percent(share))}%: các hệ thống chưa đo được phải có {Vi(indicator, needed)}, tức {Vi(Math.Round(pace, 2))} lần nhịp của các hệ thống đã đo.",
        $"Coverage is {En(Percent(share))}%: the systems that were not seen would have had to show {En(indicator, needed)}, {En(Math.Round(pace, 2))} times the pace of those seen.");

    public static Text UnseenRate(Indicator ratio, Indicator numerator, Indicator denominator, decimal share, decimal rate, decimal top, decimal bottom) => new(
        $"Độ phủ {Vi(Percent(share))}%: các hệ thống chưa đo được phải có {Vi(ratio, rate)} ({numerator.Code} {Vi(numerator, top)} trên {denominator.Code} {Vi(denominator, bottom)}).",
        $"Coverage is {En(Percent(share))}%: the systems that were not seen would have had {En(ratio, rate)} ({numerator.Code} {En(numerator, top)} over {denominator.Code} {En(denominator, bottom)}).");

    /// <summary>The days of a window.</summary>
    public static (string Vi, string En) Days(DateInterval window) => (
        string.Create(CultureInfo.InvariantCulture, $"{window.Start:d/M/uuuu} đến {window.End:d/M/uuuu}"),
        string.Create(CultureInfo.InvariantCulture, $"{window.Start:uuuu-MM-dd} to {window.End:uuuu-MM-dd}"));

    private static decimal Percent(decimal share) => Math.Round(100 * share, 1);

    private static string Vi(Indicator indicator, decimal number) => Unit(Vi(Math.Round(number, indicator.Decimals)), indicator.Unit.Vi);

    private static string En(Indicator indicator, decimal number) => Unit(En(Math.Round(number, indicator.Decimals)), indicator.Unit.En);

    private static string Unit(string number, string unit) => unit == "%" ? $"{number}%" : $"{number} {unit}";

    private static string Vi(decimal number) => number.ToString("#,0.######", Vietnamese);

    private static string En(decimal number) => number.ToString("#,0.######", CultureInfo.InvariantCulture);
}
