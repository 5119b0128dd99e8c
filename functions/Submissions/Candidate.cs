using System.Text;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Ledger;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Submissions;

/// <summary>What someone wants to put to the ledger.</summary>
/// <param name="form">The version of the form that is asked for the period.</param>
/// <param name="period">The period.</param>
/// <param name="unit">The unit whose chain it goes to; null for what holds for all of them.</param>
/// <param name="kind">What it says.</param>
/// <param name="about">The hash of the revision that it is about, or null.</param>
/// <param name="reason">Why an earlier revision is corrected, or null.</param>
/// <param name="by">Who wants it.</param>
public abstract class Candidate(Form form, Period period, Unit? unit, EntryKind kind, string? about, string? reason, string by)
{
    /// <summary>The chain of what holds for all units; no unit's id.</summary>
    public const string AllUnits = "*";

    private string? contentHash;

    /// <summary>The version of the form that is asked for the period.</summary>
    public Form Form => form;

    /// <summary>The period.</summary>
    public Period Period => period;

    /// <summary>The unit whose chain it goes to, or null.</summary>
    public Unit? Unit => unit;

    /// <summary>The id of the chain that it goes to.</summary>
    public string Chain { get; } = unit?.Id ?? AllUnits;

    /// <summary>Where.</summary>
    public PartitionKey Partition { get; } = new(form.Code, period, unit is { IsSandbox: true });

    /// <summary>What it says.</summary>
    public EntryKind Kind => kind;

    /// <summary>The hash of the revision that it is about, or null.</summary>
    public string? Base => about;

    /// <summary>Why an earlier revision is corrected, or null.</summary>
    public string? Reason => reason;

    /// <summary>Who wants it.</summary>
    public string By => by;

    /// <summary>Who signed it, where a leader did, as canonical JSON; or null.</summary>
    public virtual string? Signer => null;

    /// <summary>What it says, as canonical JSON.</summary>
    public abstract string Content { get; }

    /// <summary>The hash of <see cref="Content"/>: what has the same one says the same.</summary>
    public string ContentHash => contentHash ??= Hashing.Of(Encoding.UTF8.GetBytes(Content));

    /// <summary>What the rules decide on.</summary>
    public Proposal Proposal => new(kind, ContentHash, about, reason);
}
