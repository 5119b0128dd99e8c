using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Periods;
using NhipSo.Domain.Submissions;

namespace NhipSo.Functions.Drafts;

/// <summary>
/// A report on paper for the leader to read and sign: figures, comments and texts as they are in the draft, on A4. Number, seal and
/// signature stay blank: a machine drafts, a person signs.
/// </summary>
/// <param name="obligation">What the draft is of.</param>
/// <param name="catalogue">The definitions.</param>
/// <param name="validated">What the draft says and what was found in it.</param>
/// <param name="draft">The draft.</param>
public sealed class SignatureSheet(Obligation obligation, Catalogue catalogue, Validated validated, Draft draft)
{
    private const string Style =
        "@page{size:A4;margin:20mm 15mm 20mm 30mm}body{font:13pt 'Times New Roman',serif;max-width:170mm;margin:auto}" +
        "h1{font-size:14pt;text-align:center;text-transform:uppercase}h2{font-size:13pt}table{border-collapse:collapse;width:100%}" +
        "td,th{border:1px solid #000;padding:2pt 4pt;vertical-align:top;text-align:left}td.n{text-align:right;white-space:nowrap}tr{break-inside:avoid}" +
        ".sign{margin:12mm 0 0 50%;text-align:center;height:45mm}small{font-size:9pt;overflow-wrap:anywhere}";

    private static readonly NumberFormatInfo Vietnamese = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };

    private readonly StringBuilder html = new();

    /// <summary>The sheet as HTML with no script, no link and nothing from elsewhere.</summary>
    public string Write()
    {
        var (form, period, unit) = obligation;
        var window = form.Calendar.Window(period);
        Line($"<!doctype html><html lang=\"vi\"><meta charset=\"utf-8\"><title>{Text(form.Name.Vi)}</title><style>{Style}</style>");
        Line($"<p><b>{Text(unit.Name.Vi)}</b> ({Text(unit.Id)})<br>Kính gửi: {Text(catalogue.FindUnit(form.Recipient)?.Name.Vi ?? form.Recipient)}</p>");
        Line($"<h1>{Text(form.Name.Vi)}<br>{Text(period.Name.Vi)}</h1>");
        Line($"<p>Thời gian chốt số liệu: {window.Start:dd/MM/uuuu} – {window.End:dd/MM/uuuu}. Thời hạn gửi: {form.Calendar.Due(period).InZone(VietnamTime.Zone):HH:mm 'ngày' dd/MM/uuuu}.</p>");
        var asked = catalogue.ItemsOf(form, unit, period).ToDictionary(pair => pair.Item, pair => pair.Indicator);
        var figures = Totals.WithComputed([.. asked.Values], validated.Report.Values);
        foreach (var section in form.Outline)
        {
            Line($"<h2>{Text(section.Title.Vi)}</h2>");
            if (section.Items.Any(asked.ContainsKey))
            {
                Line($"<table><tr><th>Chỉ tiêu<th>Đơn vị tính<th>Số liệu<th>Ghi chú");
                foreach (var item in section.Items.Where(asked.ContainsKey))
                    Row(asked[item], figures);
                Line($"</table>");
            }

            foreach (var text in section.Texts)
                Line($"<p><b>{Text(text.Title.Vi)}</b><br>{Text(validated.Report.Texts.GetValueOrDefault(text.Code, "(chưa có)")).Replace("\n", "<br>", StringComparison.Ordinal)}</p>");
        }

        foreach (var asks in validated.Report.Recommendations)
            Line($"<p><b>Kiến nghị</b> ({Text(catalogue.FindUnit(asks.To)?.Name.Vi ?? asks.To)}): {Text(asks.Text)}</p>");
        var open = validated.Findings.Count(finding => finding.Level == Level.Error);
        if (open > 0)
            Line($"<p><b>Bản soạn còn {open} lỗi, chưa gửi được.</b></p>");
        Line($"<p class=\"sign\"><b>THỦ TRƯỞNG ĐƠN VỊ</b><br><i>(Ký, ghi rõ họ tên, chức vụ)</i></p>");
        Line($"<small>Bản soạn lưu lúc {draft.Saved.InZone(VietnamTime.Zone):HH:mm 'ngày' dd/MM/uuuu}; mã băm {draft.Hash}. Đã trả lời {validated.Given}/{validated.Asked} mục bắt buộc.</small></html>");
        return html.ToString();
    }

    private void Row(Indicator indicator, FigureDictionary figures)
    {
        var report = validated.Report;
        var isEstimate = report.Statuses.GetValueOrDefault(indicator.Code, report.Status) == ValueStatus.Estimate;
        var value = figures.TryGetValue(indicator.Code, out var number)
            ? (isEstimate ? "ước đạt " : "") + Math.Round(number, indicator.Decimals).ToString("#,0.######", Vietnamese)
            : report.Words.TryGetValue(indicator.Code, out var words) ? indicator.Options.FirstOrDefault(option => option.Code == words)?.Name.Vi ?? words : "";
        Line($"<tr><td>{Text(indicator.Name.Vi)} ({Text(indicator.Code)})<td>{Text(indicator.Unit.Vi)}<td class=\"n\">{Text(value)}<td>{Text(report.Comments.GetValueOrDefault(indicator.Code, ""))}");
    }

    private void Line(FormattableString line) => html.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    /// <summary>What people wrote, as text: it is never markup.</summary>
    private static string Text(string written) => Encoder.Encode(written);

    private static HtmlEncoder Encoder { get; } = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);
}
