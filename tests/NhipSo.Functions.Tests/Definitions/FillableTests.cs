using System.Globalization;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Submissions;
using static NhipSo.Functions.Tests.Definitions.ShippedCatalogue;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Tests.Definitions;

/// <summary>Each form that ships can be filled in: no rule, bound or ratio of it contradicts another.</summary>
public class FillableTests
{
    [Theory]
    [InlineData("cds-thang", "2026-05", "24")]
    [InlineData("cds-thang", "2026-11", "24")]
    [InlineData("cds-thang", "2026-12", "24")]
    [InlineData("bo-thang", "2026-11", "G06")]
    [InlineData("bo-quy", "2026-Q4", "G06")]
    [InlineData("quoc-gia-thang", "2024-12", "G14~2020")]
    [InlineData("quoc-gia-thang", "2026-12", "G06")]
    [InlineData("ke-hoach-nam", "2027", "G06")]
    [InlineData("nhiem-vu-thang", "2026-12", "G18")]
    [InlineData("dn-thang", "2026-12", "demo-vt")]
    [InlineData("tk-quy", "2026-Q4", "demo-vt")]
    [InlineData("tk-quy", "2026-Q4", "demo-bc")]
    [InlineData("tk-quy", "2026-Q4", "demo-cns")]
    [InlineData("bc-quy", "2026-Q4", "demo-bao-in")]
    [InlineData("dac-biet", "2026-11-16", "sandbox")]
    public void A_whole_report_raises_no_finding_and_is_complete(string code, string name, string id)
    {
        var period = Period.Parse(name);
        var form = Whole.FindForm(code, period)!;
        var unit = Whole.FindReporting(form, period, id)!;
        var sent = new SubmittedReport(
            ValueStatus.Official, [.. Whole.ItemsOf(form, unit, period).Where(pair => !pair.Indicator.IsComputed).Select(pair => Filled(pair.Indicator, pair.Item))],
            Reason: null, [], asked => $"/values/{asked}")
        {
            Texts = [.. form.Texts.Select(text => new SubmittedText(text.Code, "Không có", $"/texts/{text.Code}"))],
        };
        var validated = Validation.Check(new(form, period, unit), Whole, sent, History.None);
        Assert.Equal([], validated.Findings.Select(finding => finding.ToString()));
        Assert.True(validated.IsComplete);
        Assert.True(validated.Asked > 0 || code == "nhiem-vu-thang");
    }

    private static SubmittedValue Filled(Indicator indicator, FormItem item)
    {
        var place = $"/values/{indicator.Code}";
        if (indicator.Kind == ValueKind.Choice)
            return new(indicator.Code, null, indicator.Options[0].Code, place, IsText: true);
        if (indicator.Kind == ValueKind.Words)
            return new(indicator.Code, null, "Văn bản", place, IsText: true);
        var number = Math.Clamp(Plausible(indicator.Code), item.Min ?? indicator.Min, item.Max ?? indicator.Max);
        return new(indicator.Code, number, number.ToString(CultureInfo.InvariantCulture), place);
    }

    /// <summary>The same number everywhere would make each share 100%; these few are parts of others.</summary>
    private static decimal Plausible(string code) => code switch
    {
        "CP02" or "CP03" => 400,
        "CP05" => 800,
        "KT01_TS" => 100,
        "VT01" or "VT02" => 100_000,
        _ => 1000,
    };
}
