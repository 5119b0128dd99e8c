using System.Collections.Immutable;
using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Ledger;
using NodaTime;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Publishing;

/// <summary>
/// What some may see of a form and period: its reports, with counts and totals that follow a changed report at the cost of that
/// report alone. Of many units the reports are in pages, and a page is written anew only when one of its reports has changed.
/// </summary>
internal sealed class ReportView
{
    /// <summary>So many units are in one file; more are divided into pages of so many.</summary>
    public const int PageSize = 128;

    private readonly Catalogue catalogue;
    private readonly Form form;
    private readonly Period period;
    private readonly string name;
    private readonly ImmutableArray<Unit> owing;
    private readonly Dictionary<string, (int Place, int Asked)> owed;
    private readonly HashSet<string> exempt = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Instant> dues = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SubmissionSummary> reports = new(StringComparer.Ordinal);
    private readonly RunningTotals none;
    /// <summary>By region; by nothing those of units that are in none. Each report is in one, and the country is all of them.</summary>
    private readonly Dictionary<string, ReportGroup> groups;
    private readonly SnapshotFile?[] pages;

    private readonly bool isReleasedOnly;

    /// <param name="catalogue">The definitions.</param>
    /// <param name="form">The form.</param>
    /// <param name="period">The period.</param>
    /// <param name="isReleasedOnly">Whether reports are put in only when they are released: units without one are then not named, since they may have sent one.</param>
    public ReportView(Catalogue catalogue, Form form, Period period, bool isReleasedOnly = false)
    {
        (this.catalogue, this.form, this.period, this.isReleasedOnly) = (catalogue, form, period, isReleasedOnly);
        name = SubmissionSnapshot.NameOf(new(form.Code, period));
        owing = catalogue.Owing(form, period);
        var texts = form.Texts.Count(text => text.Required);
        owed = owing.Select((unit, place) => (unit.Id, place, Asked: texts + catalogue.ItemsOf(form, unit, period).Count(pair => pair.Item.Required)))
            .ToDictionary(each => each.Id, each => (each.place, each.Asked), StringComparer.Ordinal);
        none = new([.. catalogue.ItemsOf(form).Select(pair => pair.Indicator)]);
        groups = owing.Select(unit => unit.Region ?? "").Append("").Distinct(StringComparer.Ordinal).ToDictionary(region => region, _ => new ReportGroup(none.Empty()), StringComparer.Ordinal);
        pages = owing.Length > PageSize ? new SnapshotFile?[(owing.Length + PageSize - 1) / PageSize] : [];
        foreach (var unit in owing)
            GroupOf(unit.Id).CountOwed(owed[unit.Id].Asked, 1);
    }

    /// <summary>How many reports there are.</summary>
    public int Reports => reports.Count;

    /// <summary>The report of a unit that may be seen, or null.</summary>
    public SubmissionSummary? Find(string unit) => reports.GetValueOrDefault(unit);

    /// <summary>The totals of what was reported.</summary>
    public ImmutableSortedDictionary<string, Total> Totals() => All().Totals();

    /// <summary>The newest report of a unit that may be seen, or null; whether it is freed from it; and until when it has more time than others.</summary>
    public void Put(string unit, SubmissionSummary? report, bool isExempt, Instant? due = null)
    {
        var group = GroupOf(unit);
        if (reports.TryGetValue(unit, out var before))
            group.Count(before, IsCounted(unit), -1);
        if (owed.TryGetValue(unit, out var owes) && exempt.Contains(unit) != isExempt)
            group.CountOwed(owes.Asked, isExempt ? -1 : 1);
        _ = isExempt ? exempt.Add(unit) : exempt.Remove(unit);
        if (due is { } later)
            dues[unit] = later;
        else
            dues.Remove(unit);
        if (report is null)
            reports.Remove(unit);
        else
            Add(report);
        if (pages.Length > 0)
            pages[PageOf(unit)] = null;

        void Add(SubmissionSummary added)
        {
            group.Count(added, IsCounted(unit), 1);
            reports[unit] = added;
        }
    }

    /// <summary>The snapshot, with those of its pages that were not made yet.</summary>
    public NewSnapshot Snapshot(PartitionHead head, Instant asOf)
    {
        var made = MakePages();
        return new(name, head.Sequence, catalogue.Version, asOf, SnapshotFile.Json(name, Content(head, asOf)), made);
    }

    /// <summary>What the snapshot says, its pages having been made.</summary>
    public SubmissionSnapshot Content(PartitionHead head, Instant asOf) => new(
        new(form.Code, form.Version, form.Name, form.Publish),
        PeriodSummary.Of(form, period) with { Due = Deadline.Due(form, period, head, unit: null) },
        head.Sequence,
        asOf,
        [.. catalogue.ItemsOf(form).Select(pair => IndicatorSummary.From(pair.Indicator, pair.Item))],
        pages.Length > 0 ? [] : [.. owing.Where(IsNamed).Select(Summary)],
        pages.Length > 0 ? [] : [.. reports.Values],
        Totals(),
        CountsOf(All()),
        groups.Count == 1 ? null : groups.Where(pair => pair.Key.Length > 0)
            .ToImmutableSortedDictionary(pair => pair.Key, pair => new RegionSummary(pair.Value.Totals(), CountsOf(pair.Value)), StringComparer.Ordinal),
        pages.Length == 0 ? null : [.. pages.Select((page, place) => new PageSummary(page!.Path, owing[place * PageSize].Id, owing[Math.Min((place + 1) * PageSize, owing.Length) - 1].Id))]);

    /// <returns>Those that were not made before.</returns>
    public ImmutableArray<SnapshotFile> MakePages()
    {
        var made = ImmutableArray.CreateBuilder<SnapshotFile>();
        for (var page = 0; page < pages.Length; page++)
        {
            if (pages[page] is null)
                made.Add(pages[page] = MakePage(page));
        }

        return made.ToImmutable();
    }

    private SnapshotFile MakePage(int page)
    {
        var units = owing.Skip(page * PageSize).Take(PageSize).ToList();
        var ids = reports.Keys.Where(unit => !owed.ContainsKey(unit) && page == pages.Length - 1);
        return SnapshotFile.Json($"{name}/pages", new SubmissionPage(
            [.. units.Where(IsNamed).Select(Summary)],
            [.. units.Select(unit => unit.Id).Concat(ids).Where(reports.ContainsKey).Select(unit => reports[unit])]));
    }

    private UnitSummary Summary(Unit unit) => UnitSummary.From(unit) with
    {
        Exempt = exempt.Contains(unit.Id) ? true : null,
        Due = dues.TryGetValue(unit.Id, out var due) ? due : null,
    };

    private bool IsNamed(Unit unit) => !isReleasedOnly || reports.ContainsKey(unit.Id);

    private SubmissionCounts CountsOf(ReportGroup group) => isReleasedOnly ? group.CountsOfReported : group.Counts;

    private int PageOf(string unit) => owed.TryGetValue(unit, out var owes) ? owes.Place / PageSize : pages.Length - 1;

    private bool IsCounted(string unit) => owed.ContainsKey(unit) && !exempt.Contains(unit);

    private ReportGroup All() => ReportGroup.Of(none, groups.Values);

    private ReportGroup GroupOf(string unit) => groups.GetValueOrDefault(catalogue.FindUnit(unit)?.Region ?? "") ?? groups[""];
}
