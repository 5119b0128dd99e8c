using NhipSo.Domain.Definitions;
using NhipSo.Domain.Ledger;
using NhipSo.Domain.Obligations;
using NhipSo.Domain.Submissions;
using NhipSo.Functions.Drafts;
using NhipSo.Functions.Submissions;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Obligations;

/// <summary>Something owed, as it is now.</summary>
/// <param name="Obligation">What and by whom.</param>
/// <param name="Counted">How it is about it.</param>
public sealed record Found(Obligation Obligation, Counted Counted);

/// <summary>Computes obligations from the catalogue, the calendar and the heads. It costs one range read a form and period, or two point reads for one unit.</summary>
public sealed class ObligationReader(SubmissionTable submissions, DraftTable drafts, Catalogue catalogue)
{
    /// <summary>What all units owe of a form for a period.</summary>
    public async Task<IReadOnlyList<Found>> ReadAsync(Form form, Period period, CancellationToken cancellationToken)
    {
        var owing = catalogue.Owing(form, period);
        if (owing.IsEmpty)
            return [];
        var (partition, rows) = await submissions.ReadHeadsAsync(new(form.Code, period), cancellationToken);
        var given = rows.ToDictionary(HeadRows.UnitOf, row => row.GetInt32("given") ?? 0, StringComparer.Ordinal);
        return
        [
            .. owing.Select(unit => Make(
                new(form, period, unit), partition.Head, partition.Units.GetValueOrDefault(unit.Id), given.GetValueOrDefault(unit.Id), DraftState.None)),
        ];
    }

    /// <summary>What one unit owes of the forms for the periods.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="asked">The forms and periods.</param>
    /// <param name="seesDrafts">Whether the asker may know of drafts.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<Found>> ReadAsync(
        Unit unit, IEnumerable<(Form Form, Period Period)> asked, bool seesDrafts, CancellationToken cancellationToken)
    {
        var states = seesDrafts ? await drafts.ReadStatesAsync(unit.Id, cancellationToken) : new Dictionary<string, DraftState>();
        var owed = asked.Where(pair => catalogue.Owes(unit, pair.Form, pair.Period)).Select(pair => new Obligation(pair.Form, pair.Period, unit));
        return await Task.WhenAll(owed.Select(async obligation =>
        {
            var key = PartitionKey.Of(obligation);
            var partition = submissions.ReadHeadAsync(key, cancellationToken);
            var row = await submissions.FindHeadAsync(key, unit.Id, cancellationToken);
            return Make(
                obligation, await partition, row is null ? null : HeadRows.ReadUnit(row), row?.GetInt32("given") ?? 0,
                states.GetValueOrDefault(DraftTable.KeyOf(obligation)));
        }));
    }

    private Found Make(Obligation obligation, PartitionHead partition, UnitHead? head, int given, DraftState draft)
    {
        var (form, period, unit) = obligation;
        if (head?.Revision is { } revision)
            head = head with { Revision = revision with { OnTime = Deadline.Met(form, period, partition, revision) } };
        var asked = catalogue.ItemsOf(form, unit, period).Count(pair => pair.Item.Required) + form.Texts.Count(text => text.Required);
        return new(obligation, new(new(form.Calendar.Opens(period), Deadline.Due(form, period, partition, head), head, draft), asked, given));
    }
}
