using NhipSo.Domain.Definitions;
using NhipSo.Domain.Periods;
using NhipSo.Domain.Submissions;
using NodaTime.Text;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Publishing.OpenData;

/// <summary>How figures are said in SDMX 3.0: the codes, and the data as SDMX-CSV 2.0 (sdmx-twg/sdmx-csv, v2.0.0).</summary>
internal static class Sdmx
{
    /// <summary>Who maintains the structures.</summary>
    public const string Agency = "NHIPSO";

    /// <summary>
    /// The version of the structures; another layout is another one. It has two parts: what has three may never gain a code
    /// (SDMX 3.0, technical notes, 14), and these lists follow the catalogue.
    /// </summary>
    public const string Version = "1.0";

    /// <summary>The data structure definition.</summary>
    public const string Structure = "REPORTS";

    /// <summary>The code of the whole country in the list of areas (ISO 3166).</summary>
    public const string Nation = "VN";

    /// <summary>What people call it.</summary>
    public static readonly Text NationName = new("Cả nước", "Viet Nam");

    /// <summary>The media type of the data.</summary>
    public const string CsvType = "application/vnd.sdmx.data+csv; version=2.0.0";

    /// <summary>A unit's code in the list of areas: letters, digits, <c>_</c> and <c>-</c> alone.</summary>
    public static string AreaOf(string unit) => unit.Replace('~', '_').Replace('.', '-');

    /// <summary>A frequency's code and name, as SDMX's list of them has it; nine months of a year have none there.</summary>
    public static (string Code, Text Name) FrequencyOf(PeriodKind kind) => kind switch
    {
        PeriodKind.Day => ("D", new("Ngày", "Daily")),
        PeriodKind.Week => ("W", new("Tuần", "Weekly")),
        PeriodKind.Month => ("M", new("Tháng", "Monthly")),
        PeriodKind.Quarter => ("Q", new("Quý", "Quarterly")),
        PeriodKind.Half => ("S", new("6 tháng", "Half-yearly")),
        PeriodKind.Year => ("A", new("Năm", "Annual")),
        _ => ("_O", new("9 tháng đầu năm", "First nine months of the year")),
    };

    /// <summary>A period as SDMX writes it: halves are semesters, nine months a time range.</summary>
    public static string TimeOf(Period period) => period.Kind switch
    {
        PeriodKind.Half => period.Code.Replace("-H", "-S", StringComparison.Ordinal),
        PeriodKind.NineMonths => $"{period.First.Year:D4}-01-01/P9M",
        _ => period.Code,
    };

    /// <summary>How final a figure is, as SDMX's list of observation statuses has it: normal, provisional, estimated.</summary>
    public static string StatusOf(ValueStatus status) => status switch
    {
        ValueStatus.Official => "A",
        ValueStatus.Preliminary => "P",
        _ => "E",
    };

    /// <summary>The data of a form, a figure a line.</summary>
    public static string Csv(string form, IEnumerable<Observation> observations)
    {
        var csv = new CsvText().Line(["STRUCTURE", "STRUCTURE_ID", "ACTION", .. SdmxStructure.Components]);
        var dataflow = $"{Agency}:{form}({Version})";
        foreach (var each in observations)
        {
            var period = Period.Parse(each.Period.Code);
            csv.Line(
                "dataflow", dataflow, "I", FrequencyOf(period.Kind).Code, AreaOf(each.Area.Id), each.Indicator.Code, TimeOf(period), each.Value, StatusOf(each.Status),
                each.Indicator.Unit.En, each.Period.From, each.Period.To, each.Units, each.Report?.Revision, each.Report is { } sent ? InstantPattern.ExtendedIso.Format(sent.Received) : null,
                each.Report?.Hash);
        }

        return csv.ToString();
    }
}
