using NhipSo.Domain.Definitions;
using NhipSo.Domain.Ledger;
using NhipSo.Domain.Obligations;
using NhipSo.Functions.Submissions;
using NodaTime;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Outages;

/// <summary>Gives more time to everyone whose due instant fell into an outage. An extension that is there already is not made again.</summary>
public sealed class OutageService(SubmissionService submissions, SubmissionTable table, Catalogue catalogue)
{
    /// <summary>Extends what fell due in an outage.</summary>
    /// <param name="outage">When the system was down.</param>
    /// <param name="note">What happened.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="cancellationToken">Ends the work; what was extended stays, and the same again goes on.</param>
    /// <returns>What was extended, until when.</returns>
    public async Task<IReadOnlyList<(Form Form, Period Period, Instant Until)>> RecordAsync(
        Outage outage, string note, string by, CancellationToken cancellationToken)
    {
        var extended = new List<(Form, Period, Instant)>();
        foreach (var (form, period) in catalogue.Forms.Where(form => form.DerivedFrom is null).SelectMany(form => catalogue.Warm(form.Code, outage.To)))
        {
            var (partition, _) = await table.ReadHeadsAsync(new(form.Code, period), cancellationToken);
            var terms = (Instant until) => new RulingTerms { Note = note, Due = until };
            foreach (var (id, head) in partition.Units)
            {
                // Whoever was given a later instant of their own, and it fell into the outage.
                if (head.Due is { } own && outage.Extends(own, catalogue.WorkingDays) is { } more && catalogue.FindUnit(id) is { } unit
                    && Decide.After(head, Deadline.IsLocked(form, period, partition.Head, head, outage.To), EntryKind.Extend) is not null)
                    await submissions.PutAsync(new Ruling(form, period, unit, EntryKind.Extend, head.Revision?.Hash, terms(more), by), cancellationToken);
            }

            if (outage.Extends(Deadline.Due(form, period, partition.Head, unit: null), catalogue.WorkingDays) is not { } until)
                continue;
            await submissions.PutAsync(new Ruling(form, period, null, EntryKind.Extend, null, terms(until), by), cancellationToken);
            extended.Add((form, period, until));
        }

        return extended;
    }
}
