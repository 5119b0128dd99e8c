using System.Text.Json;
using NhipSo.Domain.Ledger;
using NodaTime;
using NodaTime.Text;

namespace NhipSo.Functions.Ledger;

/// <summary>What the entries of a unit's chain amount to, as far as they were replayed.</summary>
public sealed class Chain
{
    /// <summary>The newest entry, or null.</summary>
    public EntryRecord? Newest { get; private set; }

    /// <summary>The newest report with its content, or null.</summary>
    public (EntryRecord Record, string Content)? Report { get; private set; }

    /// <summary>Whether the unit met its due instant: a correction does not undo that a complete report was there in time.</summary>
    public bool OnTime { get; private set; }

    /// <summary>Until when the unit, or all, have more time; or null.</summary>
    public Instant? Due { get; private set; }

    /// <summary>Since when all are locked, or null.</summary>
    public Instant? Locked { get; private set; }

    /// <summary>How many entries there are.</summary>
    public int Count => Newest?.Number ?? 0;

    /// <summary>Whether an entry follows on the newest.</summary>
    public bool IsFollowedBy(EntryRecord next) =>
        next.Number == Count + 1
        && next.Previous == Newest?.Hash
        && next.Revision == (Newest?.Revision ?? 0) + (next.Kind == EntryKind.Submission ? 1 : 0);

    /// <summary>Adds the next entry.</summary>
    public void Add(EntryRecord next, string content)
    {
        if (next.Kind == EntryKind.Submission)
        {
            OnTime = Report is { Record.IsComplete: true } ? OnTime : next.OnTime;
            Report = (next, content);
        }
        else
        {
            Due = next.Kind == EntryKind.Extend && DueOf(content) is { } more && !(Due > more) ? more : Due;
            Locked = next.Kind switch { EntryKind.Lock => next.Received, EntryKind.Unlock => null, _ => Locked };
        }

        Newest = next;
    }

    private static Instant? DueOf(string content)
    {
        using var ruling = JsonDocument.Parse(content);
        return ruling.RootElement.TryGetProperty("due", out var due) ? InstantPattern.ExtendedIso.Parse(due.GetString()!).Value : null;
    }
}
