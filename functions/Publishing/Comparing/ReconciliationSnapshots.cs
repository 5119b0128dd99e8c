using System.Text.Json;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Http;
using NhipSo.Functions.Reconciling;
using NodaTime;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Publishing.Comparing;

/// <summary>
/// Publishes reported and measured figures side by side: what everyone may see, all of it for the ministry, and of each unit its own.
/// A snapshot is made of what was stored after the index was read and takes the next place, and whoever finds another one there makes
/// it again: so nothing older than what is published ever takes its place, and the newest is not lost.
/// </summary>
public sealed class ReconciliationSnapshots(
    DiscrepancyTable table, NationalView national, SnapshotStore publicStore, InternalSnapshots inside, ShowMarks marks, Catalogue catalogue, TimeProvider time)
{
    private const int MaxTries = 10;

    /// <summary>What marks ask for, and what was made with other definitions.</summary>
    /// <param name="index">The public index as it stands.</param>
    /// <param name="owed">The marks.</param>
    /// <param name="cancellationToken">Ends it; what was published stays, and the marks of the rest.</param>
    /// <exception cref="AggregateException">What could not be published, after all else was.</exception>
    public async Task PublishAsync(SnapshotIndex index, IReadOnlyCollection<ShowMark> owed, CancellationToken cancellationToken)
    {
        var failures = new List<Exception>();
        var ready = owed.Where(mark => mark.Kind == ShowMarks.Compared && mark.After <= time.Now()).ToLookup(mark => mark.What, StringComparer.Ordinal);
        var outdated = index.Entries.Where(pair => pair.Key.StartsWith(ReconciliationSnapshot.Prefix, StringComparison.Ordinal) && pair.Value.Definitions != catalogue.Version)
            .Select(pair => pair.Key[ReconciliationSnapshot.Prefix.Length..].Replace('/', '|'));
        foreach (var what in ready.Select(each => each.Key).Union(outdated).ToList())
        {
            try
            {
                if (what.Split('|') is [var code, var written] && Period.TryParse(written, out var period) && catalogue.FindForm(code, period) is { DerivedFrom: null } form)
                    await PublishAsync(form, period, cancellationToken);
                foreach (var mark in ready[what])
                    await marks.ClearAsync(mark, cancellationToken);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                failures.Add(e);
            }
        }

        if (failures.Count > 0)
            throw new AggregateException(failures);
    }

    /// <summary>A form and period, and those whose blocks it is one of.</summary>
    private async Task PublishAsync(Form form, Period period, CancellationToken cancellationToken)
    {
        await PublishOneAsync(form, period, cancellationToken);
        var (index, _) = await publicStore.ReadIndexAsync(cancellationToken);
        foreach (var other in BesideOf(form, period).Where(other => index.Entries.ContainsKey(ReconciliationSnapshot.NameOf(other.Code, period.Code))))
            await PublishOneAsync(other, period, cancellationToken);
    }

    private async Task PublishOneAsync(Form form, Period period, CancellationToken cancellationToken)
    {
        var (name, steer, floor) = (ReconciliationSnapshot.NameOf(form.Code, period.Code), inside.Of(InternalSnapshots.Steer), 0L);
        for (var attempt = 0; attempt < MaxTries; attempt++)
        {
            // The places first, what is stored after them.
            var shown = (await publicStore.ReadIndexAsync(cancellationToken)).Index.Entries.GetValueOrDefault(name);
            var within = (await steer.ReadIndexAsync(cancellationToken)).Index.Entries.GetValueOrDefault(name);
            floor = Math.Max(floor, Math.Max(shown?.Sequence ?? 0, within?.Sequence ?? 0));
            var now = time.Now();
            var rows = await ReadAsync(form, period, cancellationToken);
            var others = new List<ComparedRows>();
            foreach (var other in BesideOf(form, period))
                others.Add(await ReadAsync(other, period, cancellationToken));
            var view = new ReconciliationView(catalogue, national, rows, others, now);
            var (open, all) = (view.Public(), view.All());
            var (openFile, allFile) = (SnapshotFile.Json(name, open), SnapshotFile.Json(name, all));
            if ((shown is null && rows.Rows.Count == 0) || (Says(shown, openFile) && Says(within, allFile)))
            {
                await marks.AtAsync(ShowMarks.Compared, $"{form.Code}|{period.Code}", rows.NextAfter(now), cancellationToken);
                return;
            }

            var before = within is null ? null : JsonSerializer.Deserialize<ReconciliationSnapshot>(await steer.ReadAsync(within.Path, cancellationToken), ApiJson.Options);
            var isLast = true;
            foreach (var unit in all.Units.Concat(before?.Units ?? []).Select(unit => unit.Id).Distinct().Where(unit => Differs(unit, before, all)))
                (isLast, floor) = await PublishOwnAsync(unit, view, name, floor, isLast, now, cancellationToken);
            if (!isLast)
                continue;
            await steer.PublishAsync([new(name, floor + 1, catalogue.Version, now, allFile)], cancellationToken);
            await publicStore.PublishAsync([new(name, floor + 1, catalogue.Version, now, openFile)], cancellationToken);
            // What was found to be there in the next round ends it.
        }

        throw new InvalidOperationException($"Others keep publishing {name}.");
    }

    /// <summary>A unit's own; where another instance took its place meanwhile, all of it is to be made again.</summary>
    private async Task<(bool IsLast, long Floor)> PublishOwnAsync(
        string unit, ReconciliationView view, string name, long floor, bool isLast, Instant now, CancellationToken cancellationToken)
    {
        var file = SnapshotFile.Json(name, view.Of(unit));
        var (isOurs, reached) = (true, floor);
        await inside.TryOfAsync(unit, async store =>
        {
            await store.PublishAsync([new(name, floor + 1, catalogue.Version, now, file)], cancellationToken);
            var entry = (await store.ReadIndexAsync(cancellationToken)).Index.Entries[name];
            if (!Says(entry, file))
                (isOurs, reached) = (false, Math.Max(floor, entry.Sequence));
        });
        return (isLast && isOurs, reached);
    }

    private async Task<ComparedRows> ReadAsync(Form form, Period period, CancellationToken cancellationToken)
    {
        var (state, rows, steps) = await table.ReadAllAsync(form, period, cancellationToken);
        return new(form, period, state, rows, steps);
    }

    /// <summary>The forms that units of other kinds send for the same days.</summary>
    private IEnumerable<Form> BesideOf(Form form, Period period) => catalogue.Forms.Select(other => catalogue.FindForm(other.Code, period)).OfType<Form>().Distinct()
        .Where(other => other.UnitKind != form.UnitKind && other.DerivedFrom is null && other.Standing == Standing.Actual && other.Calendar.Window(period) == form.Calendar.Window(period));

    private bool Says(IndexEntry? entry, SnapshotFile file) => entry?.Path == file.Path && entry.Definitions == catalogue.Version;

    private static bool Differs(string unit, ReconciliationSnapshot? before, ReconciliationSnapshot now) =>
        before is null || JsonSerializer.Serialize(PartOf(unit, before), ApiJson.Options) != JsonSerializer.Serialize(PartOf(unit, now), ApiJson.Options);

    private static object PartOf(string unit, ReconciliationSnapshot snapshot) => new
    {
        snapshot.Form,
        Rows = snapshot.Indicators.Select(each => (each.Indicator.Name, each.Tolerance, Row: each.Units.FirstOrDefault(row => row.Unit == unit))).Where(each => each.Row is not null)
            .Select(each => new { each.Name, each.Tolerance, each.Row }),
    };
}
