using System.Collections.Immutable;
using System.Text.Json;
using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Ledger;
using NhipSo.Functions.Http;
using NhipSo.Functions.Publishing;
using NodaTime;

namespace NhipSo.Functions.Tests.Publishing;

/// <summary>What is kept up to date report by report is what would be made of all reports anew, in whatever order they came.</summary>
public class ReportViewTests
{
    private static readonly Instant AsOf = Instant.FromUtc(2026, 11, 22, 8, 0);
    private static readonly PartitionHead Head = PartitionHead.Empty with { Sequence = 1 };

    [Theory]
    [InlineData(1, 34)]
    [InlineData(2, 34)]
    [InlineData(3, 300)]
    public void Kept_up_to_date_it_is_what_is_made_anew(int seed, int units)
    {
        var (catalogue, form) = Catalogue(units);
        var random = new Random(seed);
        var ids = catalogue.Owing(form, Shipped.November).Select(unit => unit.Id).ToList();
        var kept = new ReportView(catalogue, form, Shipped.November);
        var newest = new Dictionary<string, (SubmissionSummary? Report, bool IsExempt)>();
        for (var step = 0; step < 4 * units; step++)
        {
            var unit = ids[random.Next(ids.Count)];
            var report = random.Next(8) == 0 ? null : Report(catalogue, form, unit, random);
            newest[unit] = (report, report is null && random.Next(2) == 0);
            kept.Put(unit, report, newest[unit].IsExempt);
            if (random.Next(10) == 0)
                kept.Snapshot(Head, AsOf); // pages are made meanwhile
        }

        var anew = new ReportView(catalogue, form, Shipped.November);
        foreach (var (unit, (report, isExempt)) in newest.Reverse())
            anew.Put(unit, report, isExempt);
        Assert.Equal(anew.Snapshot(Head, AsOf).File.Path, kept.Snapshot(Head, AsOf).File.Path);
    }

    [Fact]
    public void Who_had_to_correct_or_was_sent_back_is_counted_until_that_report_is_not_there_any_more()
    {
        var view = new ReportView(Shipped.Catalogue, Shipped.Form, Shipped.November);
        var report = Report(Shipped.Catalogue, Shipped.Form, "24", new Random(1)) with { Revision = 1 };
        Assert.Equal(0, FaultyWith(report));
        Assert.Equal(1, FaultyWith(report with { State = ReportState.Returned }));
        Assert.Equal(1, FaultyWith(report with { Revision = 2 }));
        Assert.Equal(0, FaultyWith(null));

        int FaultyWith(SubmissionSummary? newest)
        {
            view.Put("24", newest, isExempt: false);
            return view.Content(Head, AsOf).Counts.Faulty;
        }
    }

    [Fact]
    public void A_changed_report_makes_its_own_page_anew_and_no_other()
    {
        var (catalogue, form) = Catalogue(300);
        var view = new ReportView(catalogue, form, Shipped.November);
        Assert.Equal(3, view.Snapshot(Head, AsOf).Pages.Length);
        view.Put("10200", Report(catalogue, form, "10200", new Random(1)), isExempt: false);
        var changed = Assert.Single(view.Snapshot(Head, AsOf).Pages);
        var page = JsonSerializer.Deserialize<SubmissionPage>(changed.Content.Span, ApiJson.Options)!;
        Assert.Equal("10200", Assert.Single(page.Submissions).Unit);
        Assert.Empty(view.Snapshot(Head, AsOf).Pages);
    }

    [Fact]
    public void The_file_of_thousands_of_units_is_small_and_names_its_pages()
    {
        var (catalogue, form) = Catalogue(3355);
        var view = new ReportView(catalogue, form, Shipped.November);
        foreach (var unit in catalogue.Owing(form, Shipped.November))
            view.Put(unit.Id, Report(catalogue, form, unit.Id, new Random(1)), isExempt: false);
        var snapshot = view.Snapshot(Head, AsOf);
        Assert.InRange(snapshot.File.Content.Length, 1, 20_000);
        Assert.Equal(27, snapshot.Pages.Length);
        Assert.Equal(snapshot.Pages.Select(page => page.Path), view.Content(Head, AsOf).Pages!.Select(page => page.Path));
        Assert.Equal(3355, view.Content(Head, AsOf).Totals["CP07_LK"].Units);
    }

    [Theory]
    [InlineData(34)]
    [InlineData(300)]
    public void Who_was_freed_or_has_more_time_is_said_beside_the_name_and_all_that_got_more_time_are_due_later(int units)
    {
        var (catalogue, form) = Catalogue(units);
        var view = new ReportView(catalogue, form, Shipped.November);
        var ids = catalogue.Owing(form, Shipped.November).Select(unit => unit.Id).ToList();
        var (own, all) = (form.Calendar.Due(Shipped.November) + Duration.FromDays(3), form.Calendar.Due(Shipped.November) + Duration.FromDays(1));
        view.Put(ids[0], report: null, isExempt: true);
        view.Put(ids[1], report: null, isExempt: false, own);
        var pages = view.MakePages();
        var content = view.Content(Head with { Extended = all }, AsOf);
        var listed = units == 34 ? content.Units : JsonSerializer.Deserialize<SubmissionPage>(pages[0].Content.Span, ApiJson.Options)!.Units;
        Assert.Equal([true, null, null], listed.Take(3).Select(unit => unit.Exempt));
        Assert.Equal([null, own, null], listed.Take(3).Select(unit => unit.Due));
        Assert.Equal(all, content.Period.Due);

        view.Put(ids[0], report: null, isExempt: false);
        view.Put(ids[1], report: null, isExempt: false);
        Assert.Equal(units == 34 ? 0 : 1, view.MakePages().Length);
        Assert.All(view.Content(Head, AsOf).Units, unit => Assert.Equal((null, null), (unit.Exempt, unit.Due)));
    }

    private static (Catalogue Catalogue, Form Form) Catalogue(int units)
    {
        if (units == 34)
            return (Shipped.Catalogue, Shipped.Form);
        var form = Shipped.Form with { UnitKind = UnitKind.Commune, Units = [] };
        var communes = Enumerable.Range(10_000, units).Select(number => new Unit($"{number}", $"{number}", new($"Xã {number}", $"Commune {number}"), UnitKind.Commune, null, new(2025, 7, 1)));
        var catalogue = new Catalogue(new([.. communes], Shipped.Catalogue.Indicators, [form], [], [], [], [], []), "test");
        return (catalogue, catalogue.Forms[0]);
    }

    private static SubmissionSummary Report(Catalogue catalogue, Form form, string unit, Random random)
    {
        var indicators = catalogue.ItemsOf(form).Select(pair => pair.Indicator).ToList();
        var typed = indicators.Where(indicator => indicator is { IsNumeric: true, IsComputed: false }).Where(_ => random.Next(5) > 0)
            .ToImmutableSortedDictionary(indicator => indicator.Code, _ => random.Next(1_000_000) / 100m, StringComparer.Ordinal);
        return new(
            unit, ReportState.Submitted, random.Next(1, 3), 1, AsOf, random.Next(2) == 0, random.Next(3) > 0, random.Next(2) == 0 ? "official" : "estimate", new string('a', 64),
            Totals.WithComputed(indicators, typed), null, 10, random.Next(11));
    }
}
