namespace NhipSo.Domain.Ledger;

/// <summary>What an entry of the ledger says.</summary>
public enum EntryKind
{
    /// <summary>A unit sent or corrected its report.</summary>
    Submission,

    /// <summary>The ministry returned it with remarks and a new due instant.</summary>
    Return,

    /// <summary>The ministry confirmed it.</summary>
    Confirm,

    /// <summary>The ministry reopened it.</summary>
    Reopen,

    /// <summary>The ministry, or an outage, gave more time: to a unit, or to all.</summary>
    Extend,

    /// <summary>The ministry freed the unit from sending it.</summary>
    Exempt,

    /// <summary>The ministry answered a recommendation.</summary>
    Answer,

    /// <summary>The ministry locked the period for all.</summary>
    Lock,

    /// <summary>The ministry unlocked the period.</summary>
    Unlock,
}
