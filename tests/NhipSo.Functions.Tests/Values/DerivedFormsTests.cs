using System.Text;
using System.Text.Json.Nodes;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Periods;
using NhipSo.Domain.Submissions;
using NhipSo.Functions.Monitoring;
using NhipSo.Functions.Publishing;
using NhipSo.Functions.Submissions;
using NhipSo.Functions.Submissions.Formats;
using NhipSo.Functions.Values;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Tests.Values;

/// <summary>One report satisfies many requests: a quarter's figures are those of its three windows, and nobody was asked for them.</summary>
public sealed class DerivedFormsTests(TestStorage storage) : IClassFixture<TestStorage>
{
    private static readonly Catalogue Catalogue = Shipped.Catalogue;
    private static readonly Period Quarter = Period.Parse("2026-Q3");

    [Fact]
    public async Task A_derived_quarter_equals_its_three_windows()
    {
        var random = new Random(7);
        var sent = new Dictionary<(string Unit, Period Period), IReadOnlyDictionary<string, decimal>>();
        var months = DataWindow.Tiles(Regime.Reporting, Quarter, PeriodKind.Month);
        using var signer = Shipped.NewSigner();
        using var measures = new Measures();
        var service = new SubmissionService(
            storage.Submissions, new(storage.Blobs), signer, new FollowUps(storage.Tables), measures, new ManualTime(Shipped.Received));
        foreach (var month in months)
        {
            foreach (var unit in new[] { "01", "24", "79" })
                sent[(unit, month)] = await SendAsync(service, unit, month, random);
        }

        var report = await new DerivedForms(storage.Submissions, Catalogue).ReadAsync(Catalogue.FindForm("cds-quy", Quarter)!, Quarter, default);

        Assert.Equal(["2026-07", "2026-08", "2026-09"], report.Windows.Select(window => window.Period.Code));
        Assert.Equal((34, 34), (report.Units.Length, report.ReportsSaved));
        var checkedFigures = 0;
        foreach (var (unit, values, reported) in report.Units.Where(each => each.Reported > 0))
        {
            Assert.Equal(3, reported);
            foreach (var (code, value) in values.Where(pair => !Catalogue.FindIndicator(pair.Key)!.IsComputed))
            {
                var windows = months.Select(month => sent[(unit.Id, month)].GetValueOrDefault(code)).ToList();
                Assert.Equal(Catalogue.FindIndicator(code)!.Accumulation == Accumulation.Period ? windows.Sum() : windows[^1], value);
                checkedFigures++;
            }
        }

        Assert.True(checkedFigures > 100, $"Only {checkedFigures} figures were held against their windows.");
        var units = report.Units.Where(each => each.Reported > 0).Select(each => each.Values).ToList();
        Assert.Equal(Math.Round(100 * units.Sum(each => each["CP09"]) / units.Sum(each => each["CP07"]), 6), report.Totals["CP11"].Value);
    }

    private static async Task<IReadOnlyDictionary<string, decimal>> SendAsync(SubmissionService service, string unit, Period month, Random random)
    {
        var form = Catalogue.FindForm("cds-thang", month)!;
        var obligation = new Obligation(form, month, Shipped.Unit(unit));
        var values = new JsonObject();
        var factor = random.Next(1, 4);
        foreach (var (indicator, item) in Catalogue.ItemsOf(form, obligation.Unit, month).Where(pair => pair.Indicator is { IsComputed: false, IsNumeric: true }))
        {
            // Every rule and ratio holds whatever all figures are multiplied by.
            var usual = indicator.Code switch { "CP02" or "CP03" => 400, "CP05" => 800, "KT01_TS" => 100, "VT01" or "VT02" => 100_000, _ => 1000 };
            values[indicator.Code] = Math.Clamp(usual * factor, item.Min ?? indicator.Min, item.Max ?? indicator.Max);
        }

        var validated = Validation.Check(obligation, Catalogue, JsonReport.Read(Encoding.UTF8.GetBytes(new JsonObject { ["values"] = values }.ToJsonString())), History.None);
        Assert.Empty(validated.Findings.Where(finding => finding.Level == Level.Error).Select(finding => $"{finding.Place}: {finding.Message.En}"));
        await service.PutAsync(new Submission(obligation, validated, null, null, "key:test"), default);
        return validated.Report.Values;
    }
}
