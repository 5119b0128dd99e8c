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
            var key = new PartitionKey(form.Code, period);
            var head = await table.ReadHeadAsync(key, cancellationToken);
            if (outage.Extends(Deadline.Due(form, period, head, unit: null), catalogue.WorkingDays) is not { } until)
                continue;
            await submissions.PutAsync(new Ruling(form, period, null, EntryKind.Extend, null, new() { Note = note, Due = until }, by), cancellationToken);
            extended.Add((form, period, until));
        }

        return extended;
    }
}
