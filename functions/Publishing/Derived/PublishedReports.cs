using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.Caching.Memory;
using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Lineage;
using NhipSo.Domain.Periods;
using NhipSo.Functions.Http;
using NodaTime;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Publishing.Derived;

/// <summary>A form and period that reports are published of.</summary>
/// <param name="Form">The version of the form that is asked for it.</param>
/// <param name="Period">The period.</param>
/// <param name="Entry">What the index says of it.</param>
public sealed record PublishedPeriod(Form Form, Period Period, IndexEntry Entry);

/// <summary>
/// The reports that are published at a place, read back from there. Whatever is made of them can say nothing that is not
/// published there already, and how far it goes follows from the index alone.
/// </summary>
public sealed class PublishedReports
{
    private readonly SnapshotStore store;
    private readonly Catalogue catalogue;
    private readonly IMemoryCache cache;
    private readonly Dictionary<(string Form, Period Period), PublishedPeriod> periods;
    private readonly ConcurrentDictionary<(string Form, Period Period, LocalDate Day), Task<IReadOnlyDictionary<string, UnitFigures>>> views = new();

    /// <summary>What <paramref name="index"/> names.</summary>
    public PublishedReports(SnapshotIndex index, SnapshotStore store, Catalogue catalogue, IMemoryCache cache)
    {
        (Index, this.store, this.catalogue, this.cache) = (index, store, catalogue, cache);
        periods = index.Entries
            .Where(pair => pair.Key.StartsWith(SubmissionSnapshot.Prefix, StringComparison.Ordinal))
            .Select(pair => (Parts: pair.Key.Split('/'), pair.Value))
            .Where(each => each.Parts.Length == 3 && Period.TryParse(each.Parts[2], out var period) && catalogue.FindForm(each.Parts[1], period) is not null)
            .Select(each => (Period: Period.Parse(each.Parts[2]), Code: each.Parts[1], Entry: each.Value))
            .Select(each => new PublishedPeriod(catalogue.FindForm(each.Code, each.Period)!, each.Period, each.Entry))
            .ToDictionary(each => (each.Form.Code, each.Period));
    }

    /// <summary>The index that they are named in.</summary>
    public SnapshotIndex Index { get; }

    /// <summary>All that anyone has reported in, by form, the earliest first.</summary>
    public IEnumerable<PublishedPeriod> Reported => periods.Values.Where(each => each.Entry.Sequence > 0)
        .OrderBy(each => each.Form.Code, StringComparer.Ordinal).ThenBy(each => each.Period);

    /// <summary>A form and period, or null where nothing of it is published.</summary>
    public PublishedPeriod? Find(string form, Period period) => periods.GetValueOrDefault((form, period));

    /// <summary>How far what is made of some periods goes: it rises with each report in any of them.</summary>
    public long SequenceOf(string form, IEnumerable<Period> from) => from.Distinct().Sum(period => Find(form, period)?.Entry.Sequence ?? 0);

    /// <summary>A snapshot as it is published, its pages in it.</summary>
    public async Task<SubmissionSnapshot> ReadAsync(PublishedPeriod published, CancellationToken cancellationToken)
    {
        var whole = await ReadMainAsync(published, cancellationToken);
        if (whole.Pages is null)
            return whole;
        var pages = new List<SubmissionPage>();
        foreach (var page in whole.Pages)
            pages.Add(JsonSerializer.Deserialize<SubmissionPage>(await store.ReadAsync(page.Path, cancellationToken), ApiJson.Options)!);
        return whole with { Units = [.. pages.SelectMany(page => page.Units)], Submissions = [.. pages.SelectMany(page => page.Submissions)] };
    }

    /// <summary>A snapshot as it is published, without its pages.</summary>
    public async Task<SubmissionSnapshot> ReadMainAsync(PublishedPeriod published, CancellationToken cancellationToken)
    {
        if (cache.TryGetValue(published.Entry.Path, out SubmissionSnapshot? known))
            return known!;
        var read = JsonSerializer.Deserialize<SubmissionSnapshot>(await store.ReadAsync(published.Entry.Path, cancellationToken), ApiJson.Options)!;
        return cache.Set(published.Entry.Path, read, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromHours(1) });
    }

    /// <summary>
    /// The figures of a form and period by the ids of the units that there are on a day, those of predecessors summed; none where
    /// nothing is published, or where there are pages of them.
    /// </summary>
    public Task<IReadOnlyDictionary<string, UnitFigures>> FiguresAsync(string form, Period period, LocalDate day, CancellationToken cancellationToken) =>
        views.GetOrAdd((form, period, day), async _ => Find(form, period) is { Entry.Sequence: > 0 } published
            ? AsOn(day, published, await ReadMainAsync(published, cancellationToken))
            : new Dictionary<string, UnitFigures>());

    /// <summary>As <see cref="FiguresAsync"/>, also of those in pages; these are not remembered.</summary>
    public async Task<IReadOnlyDictionary<string, UnitFigures>> ReadFiguresAsync(string form, Period period, LocalDate day, CancellationToken cancellationToken) =>
        Find(form, period) is { Entry.Sequence: > 0 } published && (await ReadMainAsync(published, cancellationToken)).Pages is not null
            ? AsOn(day, published, await ReadAsync(published, cancellationToken))
            : await FiguresAsync(form, period, day, cancellationToken);

    /// <summary>The day by which units are those that owe a period.</summary>
    public static LocalDate DayOf(PublishedPeriod published) => published.Form.Calendar.Due(published.Period).InZone(VietnamTime.Zone).Date;

    private ImmutableSortedDictionary<string, UnitFigures> AsOn(LocalDate day, PublishedPeriod published, SubmissionSnapshot snapshot) => SuccessorView.Of(
        catalogue, [.. catalogue.ItemsOf(published.Form).Select(pair => pair.Indicator)], catalogue.Owing(published.Form, published.Period),
        snapshot.Submissions.ToDictionary(report => report.Unit, report => report.AsFigures(), StringComparer.Ordinal), day);
}
