using NhipSo.Domain.Ledger;
using NodaTime;

namespace NhipSo.Domain.Obligations;

/// <summary>How it is about what a unit owes. It is computed, never stored.</summary>
public enum ObligationStatus
{
    /// <summary>Its period has not opened (chưa đến kỳ).</summary>
    NotOpen,

    /// <summary>It can be sent (đang mở).</summary>
    Open,

    /// <summary>The unit has begun (đang soạn); only the unit sees that.</summary>
    Draft,

    /// <summary>It waits for the leader (chờ ký); only the unit sees that.</summary>
    AwaitingSignature,

    /// <summary>A complete report was there in time (gửi đúng hạn).</summary>
    OnTime,

    /// <summary>It came after the due instant, or was complete only then (gửi muộn).</summary>
    Late,

    /// <summary>It was sent, and required values are missing (chưa đầy đủ).</summary>
    Incomplete,

    /// <summary>The due instant has passed and nothing was sent (quá hạn).</summary>
    Overdue,

    /// <summary>The ministry has returned it (trả lại).</summary>
    Returned,

    /// <summary>The ministry has confirmed it (đã xác nhận).</summary>
    Confirmed,

    /// <summary>The unit is freed from it (được miễn).</summary>
    Exempt,
}

/// <summary>How far a unit has got with a draft.</summary>
public enum DraftState
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>The clerk is at it.</summary>
    Draft,

    /// <summary>It waits for the leader's signature.</summary>
    AwaitingSignature,

    /// <summary>It was signed and sent.</summary>
    Sent,
}

/// <summary>What is known of something owed.</summary>
/// <param name="Opens">From when it is accepted.</param>
/// <param name="Due">The last instant at which it is on time, extensions counted.</param>
/// <param name="Head">The unit's head, or null.</param>
/// <param name="Draft">How far the unit has got with a draft, where the asker may know.</param>
public sealed record Owed(Instant Opens, Instant Due, UnitHead? Head, DraftState Draft = DraftState.None)
{
    /// <summary>How it is about it at <paramref name="now"/>.</summary>
    public ObligationStatus At(Instant now) => Head switch
    {
        { State: ReportState.Confirmed } => ObligationStatus.Confirmed,
        { State: ReportState.Returned } => ObligationStatus.Returned,
        { State: ReportState.Exempt } => ObligationStatus.Exempt,
        { Revision: { IsComplete: true, OnTime: var onTime } } => onTime ? ObligationStatus.OnTime : ObligationStatus.Late,
        { Revision: not null } => ObligationStatus.Incomplete,
        _ when now < Opens => ObligationStatus.NotOpen,
        _ when now > Due => ObligationStatus.Overdue,
        _ => Draft switch
        {
            DraftState.AwaitingSignature => ObligationStatus.AwaitingSignature,
            DraftState.Draft => ObligationStatus.Draft,
            _ => ObligationStatus.Open,
        },
    };

    /// <summary>Whether it counts in the rates at <paramref name="now"/>: its due instant has passed, and the unit is not freed from it.</summary>
    public bool CountsAt(Instant now) => now > Due && Head?.State != ReportState.Exempt;

    /// <summary>Whether a complete report was there in time.</summary>
    public bool IsPunctual => Head?.Revision is { IsComplete: true, OnTime: true };
}
