using System.Text;
using NhipSo.Domain.Ledger;
using NodaTime;
using NodaTime.Text;

namespace NhipSo.Functions.Submissions;

/// <summary>One entry of the ledger: a report as it was received, chained to the unit's one before.</summary>
/// <param name="Submission">What was reported.</param>
/// <param name="Number">The revision, from 1.</param>
/// <param name="Sequence">Its place in the partition, from 1.</param>
/// <param name="Previous">The hash of the revision that it corrects, or null.</param>
/// <param name="Reason">Why it corrects, or null.</param>
/// <param name="Received">When the server received it.</param>
/// <param name="By">Who sent it.</param>
public sealed record Revision(
    Submission Submission, int Number, long Sequence, string? Previous, string? Reason, Instant Received, string By)
{
    /// <summary>Exactly the text that <see cref="Hash"/> covers, in UTF-8; it is what storage keeps.</summary>
    public string Record { get; } = CanonicalJson.Object(json => json
        .Member("by", By)
        .RawMember("content", Submission.Content)
        .Member("previous", Previous)
        .Member("reason", Reason)
        .Member("received", InstantPattern.ExtendedIso.Format(Received))
        .Member("revision", Number)
        .Member("sequence", Sequence));

    /// <summary>The hash of the revision; the API's ETag.</summary>
    public string Hash => field ??= Hashing.Of(Encoding.UTF8.GetBytes(Record));

    /// <summary>Whether it came before the due instant; the server's clock decides.</summary>
    public bool OnTime => Received <= Submission.Form.Calendar.Due(Submission.Period);

    /// <summary>The unit's head once this revision is stored.</summary>
    public UnitHead Head => new(Number, Sequence, Hash, Submission.ContentHash, Received);
}
