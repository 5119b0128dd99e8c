namespace NhipSo.Domain.Ledger;

/// <summary>What becomes of a report, given what is stored.</summary>
public enum Decision
{
    /// <summary>It is the first revision, or a correction of the newest one: append it.</summary>
    Append,

    /// <summary>It says what the newest revision says: answer that one's receipt and write nothing.</summary>
    Same,

    /// <summary>It says something else and names no revision that it corrects.</summary>
    BaseRequired,

    /// <summary>It corrects a revision that is not the newest (it may be a retry of an older correction).</summary>
    BaseOutdated,

    /// <summary>It corrects something where nothing was reported yet.</summary>
    NothingToCorrect,

    /// <summary>It is a correction without a reason.</summary>
    ReasonRequired,
}

/// <summary>Decides what becomes of a report. Same in, same out: a retry is always safe.</summary>
public static class Decide
{
    /// <summary>What becomes of a report with <paramref name="contentHash"/>.</summary>
    /// <param name="head">The newest revision, or null.</param>
    /// <param name="contentHash">The hash of what is reported.</param>
    /// <param name="corrects">The hash of the revision that the sender corrects, or null.</param>
    /// <param name="reason">Why it is corrected, or null.</param>
    public static Decision On(UnitHead? head, string contentHash, string? corrects, string? reason) => (head, corrects) switch
    {
        (null, null) => Decision.Append,
        (null, _) => Decision.NothingToCorrect,
        _ when head.ContentHash == contentHash => Decision.Same,
        (_, null) => Decision.BaseRequired,
        _ when head.Hash != corrects => Decision.BaseOutdated,
        _ => string.IsNullOrWhiteSpace(reason) ? Decision.ReasonRequired : Decision.Append,
    };
}
