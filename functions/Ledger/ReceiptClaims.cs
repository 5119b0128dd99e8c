using System.Text.Json;
using NhipSo.Domain.Ledger;
using NhipSo.Functions.Submissions;
using NodaTime;
using NodaTime.Text;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Ledger;

/// <summary>What a receipt of ours says of the place of its entry and of what it says.</summary>
/// <param name="Partition">The partition, as the table names it.</param>
/// <param name="Unit">The id of the chain.</param>
/// <param name="Entry">Its place in the chain, from 1.</param>
/// <param name="Kind">What it says.</param>
/// <param name="Revision">How many revisions the unit has sent with it.</param>
/// <param name="Sequence">Its place in the partition, from 1.</param>
/// <param name="Hash">Its hash.</param>
/// <param name="ContentHash">The hash of what it says.</param>
/// <param name="Running">The running hash of the partition with it.</param>
/// <param name="Received">When the server received it.</param>
/// <param name="OnTime">Whether a report came in time; null where it is none.</param>
/// <param name="Complete">Whether a report has all that is required; null where it is none.</param>
public sealed record ReceiptClaims(
    string Partition, string Unit, int Entry, EntryKind Kind, int Revision, long Sequence, string Hash, string ContentHash, string Running,
    Instant Received, bool? OnTime, bool? Complete)
{
    /// <summary>Reads the claims of a receipt that was verified.</summary>
    public static ReceiptClaims Read(JsonElement claims) => new(
        new PartitionKey(claims.GetProperty("form").GetString()!, Period.Parse(claims.GetProperty("period").GetString()!), Flag(claims, "sandbox") ?? false).ToString(),
        claims.GetProperty("unit").GetString()!, claims.GetProperty("entry").GetInt32(), Words.Kind(claims.GetProperty("kind").GetString()!),
        claims.GetProperty("revision").GetInt32(), claims.GetProperty("sequence").GetInt64(), claims.GetProperty("hash").GetString()!,
        claims.GetProperty("contentHash").GetString()!, claims.GetProperty("running").GetString()!,
        InstantPattern.ExtendedIso.Parse(claims.GetProperty("received").GetString()!).Value, Flag(claims, "onTime"), Flag(claims, "complete"));

    /// <summary>Whether the record says the same.</summary>
    public bool AgreesWith(EntryRecord record)
    {
        var isReport = record.Kind == EntryKind.Submission;
        return this == new ReceiptClaims(
            record.Partition, record.Unit, record.Number, record.Kind, record.Revision, record.Sequence, record.Hash, record.ContentHash, Running,
            record.Received, isReport ? record.OnTime : null, isReport ? record.IsComplete : null);
    }

    private static bool? Flag(JsonElement claims, string name) => claims.TryGetProperty(name, out var flag) ? flag.GetBoolean() : null;
}
