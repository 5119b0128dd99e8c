namespace NhipSo.Domain.Ledger;

/// <summary>Where a unit's report stands. Drafts are no part of the ledger and no one but the unit sees them.</summary>
public enum ReportState
{
    /// <summary>Nothing was sent (chưa gửi).</summary>
    NotSent,

    /// <summary>Received (đã tiếp nhận).</summary>
    Submitted,

    /// <summary>Returned with remarks (trả lại).</summary>
    Returned,

    /// <summary>Received again after it was returned or reopened (gửi lại).</summary>
    Resubmitted,

    /// <summary>Confirmed by the ministry (đã xác nhận).</summary>
    Confirmed,

    /// <summary>Reopened by the ministry so that it can be sent or corrected (mở lại).</summary>
    Reopened,

    /// <summary>The ministry has freed the unit from sending it (được miễn).</summary>
    Exempt,

    /// <summary>Locked with its period (đã khóa).</summary>
    Locked,
}
