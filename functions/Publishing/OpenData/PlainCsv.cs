using NhipSo.Functions.Submissions;
using NodaTime.Text;

namespace NhipSo.Functions.Publishing.OpenData;

/// <summary>Figures as a table for people and spreadsheets, a figure a line.</summary>
internal static class PlainCsv
{
    /// <summary>The table.</summary>
    public static string Of(IEnumerable<Observation> observations)
    {
        var csv = new CsvText().Line(
            "form", "form_version", "period", "window_from", "window_to", "unit_id", "unit_code", "unit_name_vi", "unit_name_en", "region", "indicator",
            "indicator_name_vi", "indicator_name_en", "unit_of_measure_vi", "value", "value_status", "units", "report_state", "revision", "received", "receipt_hash");
        foreach (var each in observations)
        {
            csv.Line(
                each.Form.Code, each.Form.Version, each.Period.Code, each.Period.From, each.Period.To, each.Area.Id, each.Area.Code, each.Area.Name.Vi,
                each.Area.Name.En, each.Area.Region, each.Indicator.Code, each.Indicator.Name.Vi, each.Indicator.Name.En, each.Indicator.Unit.Vi, each.Value,
                Words.Of(each.Status), each.Units, each.Report is { } report ? Words.Of(report.State) : null, each.Report?.Revision,
                each.Report is { } sent ? InstantPattern.ExtendedIso.Format(sent.Received) : null, each.Report?.Hash);
        }

        return csv.ToString();
    }
}
