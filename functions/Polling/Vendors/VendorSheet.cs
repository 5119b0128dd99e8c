using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Domain.Periods;
using NhipSo.Functions.Http;
using NodaTime;

namespace NhipSo.Functions.Polling.Vendors;

/// <summary>A vendor's month on paper, A4, in one of the two languages.</summary>
/// <param name="month">The month.</param>
/// <param name="language">Vietnamese or English.</param>
public sealed class VendorSheet(VendorMonth month, string language)
{
    private const int MostGaps = 20;

    private const string Style =
        "@page{size:A4;margin:20mm 15mm}body{font:12pt 'Times New Roman',serif;max-width:180mm;margin:auto}h1{font-size:14pt;text-align:center}" +
        "h2{font-size:12pt;break-after:avoid}table{border-collapse:collapse;width:100%}td,th{border:1px solid #000;padding:2pt 4pt;text-align:left;vertical-align:top}" +
        "td.n{text-align:right;white-space:nowrap}tr{break-inside:avoid}small{font-size:9pt}";

    private readonly StringBuilder html = new();
    private readonly CultureNumbers numbers = new(language);

    /// <summary>The sheet as HTML with no script, no link and nothing from elsewhere.</summary>
    public string Write()
    {
        var title = Say(VendorWords.Title);
        Line($"<!doctype html><html lang=\"{language}\"><meta charset=\"utf-8\"><title>{Text(month.Name)}</title><style>{Style}</style>");
        Line($"<h1>{title}<br>{Text(month.Name)}, {Say(VendorWords.Month)} {month.Month.Month}/{month.Month.Year}</h1>");
        Line($"<p>{Say(VendorWords.Span)}: {At(month.From)} – {At(month.To)}. {Say(VendorWords.Availability)}: <b>{numbers.Percent(month.Availability)}</b>.</p>");
        Line($"<table><tr><th>{Say(VendorWords.System)}<th>{Say(VendorWords.Owner)}<th>{Say(VendorWords.Availability)}<th>{Say(VendorWords.Due)}<th>{Say(VendorWords.Succeeded)}<th>{Say(VendorWords.Failed)}<th>{Say(VendorWords.Excused)}<th>{Say(VendorWords.NotAsked)}");
        foreach (var (source, owner, account) in month.Sources)
        {
            Line($"<tr><td>{Say(source.Name)} ({Text(source.Id)})<td>{Say(owner.Name)}<td class=\"n\">{numbers.Percent(account?.Availability)}");
            foreach (var count in new[] { account?.Due, account?.Succeeded, account?.Failed, account?.Excused, account?.NotAsked })
                Line($"<td class=\"n\">{numbers.Count(count)}");
        }

        Line($"</table>");
        foreach (var (source, _, account) in month.Sources.Where(each => each.Account is { } known && (known.Failed > 0 || known.Gaps.Length > 0)))
            Details(source, account!);
        Line($"<p><small>{Say(VendorWords.Fairness)}</small></html>");
        return html.ToString();
    }

    private void Details(Source source, SlotAccount account)
    {
        Line($"<h2>{Say(source.Name)} ({Text(source.Id)})</h2>");
        if (account.Failures.Count > 0)
        {
            Line($"<table><tr><th>{Say(VendorWords.Cause)}<th>{Say(VendorWords.Slots)}");
            foreach (var (attemptClass, count) in account.Failures.OrderByDescending(pair => pair.Value))
                Line($"<tr><td>{Say(VendorWords.OfClass(attemptClass))}<td class=\"n\">{numbers.Count(count)}");
            Line($"</table>");
        }

        if (account.Gaps.IsEmpty)
            return;
        Line($"<table><tr><th>{Say(VendorWords.Gap)}<th>{Say(VendorWords.Slots)}<th>{Say(VendorWords.Why)}");
        foreach (var gap in account.Gaps.OrderByDescending(gap => gap.Slots).Take(MostGaps).OrderBy(gap => gap.From))
            Line($"<tr><td>{At(gap.From)} – {At(gap.To)}<td class=\"n\">{numbers.Count(gap.Slots)}<td>{Say(VendorWords.OfGap(gap.Why))}");
        Line($"</table>");
        if (account.Gaps.Length > MostGaps)
            Line($"<p><small>{Say(VendorWords.Further)}: {numbers.Count(account.Gaps.Length - MostGaps)}</small></p>");
    }

    private static string At(Instant instant) => instant.InZone(VietnamTime.Zone).ToString("HH:mm:ss dd/MM/uuuu", CultureInfo.InvariantCulture);

    private string Say(Text text) => Text(Language.In(text, language));

    private void Line(FormattableString line) => html.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private static string Text(string written) => Encoder.Encode(written);

    private static HtmlEncoder Encoder { get; } = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);

    private sealed class CultureNumbers(string language)
    {
        private readonly NumberFormatInfo format = language == Language.English
            ? new() { NumberGroupSeparator = ",", NumberDecimalSeparator = "." }
            : new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };

        public string Count(int? count) => count?.ToString("#,0", format) ?? "–";

        /// <summary>Three decimals, cut and not rounded: what failed once is never 100%.</summary>
        public string Percent(decimal? share) => share is { } known ? (Math.Truncate(known * 100_000) / 1000).ToString("0.###", format) + "%" : "–";
    }
}
