using NhipSo.Domain.Ledger;
using NodaTime;

namespace NhipSo.Functions.Submissions;

/// <summary>An entry of the ledger as it is stored.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Number">Its place in the unit's chain, from 1.</param>
/// <param name="Revision">How many revisions the unit has sent with it.</param>
/// <param name="Sequence">Its place in the partition, from 1.</param>
/// <param name="Hash">Its hash; of a revision, the API's ETag.</param>
/// <param name="Received">When the server received it.</param>
/// <param name="OnTime">Whether a report came before its due instant.</param>
/// <param name="Receipt">Its signed receipt.</param>
public sealed record StoredEntry(
    EntryKind Kind, int Number, int Revision, long Sequence, string Hash, Instant Received, bool OnTime, string Receipt)
{
    /// <summary>An entry that was just stored.</summary>
    public static StoredEntry From(LedgerEntry entry, string receipt) => new(
        entry.Candidate.Kind, entry.Number, entry.Revision, entry.Sequence, entry.Hash, entry.Received, entry.OnTime, receipt);
}
