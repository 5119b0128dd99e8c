using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NodaTime;

namespace NhipSo.Functions.Polling;

/// <summary>A poll that is to be made.</summary>
/// <param name="Source">The system.</param>
/// <param name="Before">Its state as it was read; null where there was none.</param>
/// <param name="Start">When it is polled.</param>
internal sealed record DuePoll(Source Source, StoredState? Before, Instant Start);

/// <summary>When a run ends.</summary>
/// <param name="Time">Whose timer measures; a clock that is set meanwhile changes nothing.</param>
/// <param name="Limit">How long the run may take.</param>
internal sealed record RunEnd(TimeProvider Time, TimeSpan Limit)
{
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(10);
    private readonly long began = Time.GetTimestamp();

    /// <summary>How long until then.</summary>
    public TimeSpan Left => Limit - Time.GetElapsedTime(began) is var left && left > Least ? left : Least;
}

/// <summary>What the attempts of one run say together: whether so few systems were reached that it must be our own network.</summary>
internal sealed class RunVerdicts
{
    private readonly Lock gate = new();
    private readonly List<(string Host, bool NoConnection)> evidence = [];
    private readonly List<(DuePoll Poll, Outcome Outcome)> unreached = [];
    private int notAsked;

    /// <summary>How many had no turn.</summary>
    public int NotAsked => notAsked;

    /// <summary>The attempts that came to no connection.</summary>
    public IReadOnlyList<(DuePoll Poll, Outcome Outcome)> Unreached => unreached;

    /// <summary>Whether some system was reached.</summary>
    public bool HasReached => evidence.Exists(attempt => !attempt.NoConnection);

    /// <summary>Whether our own network is suspect.</summary>
    public bool IsOwnNetworkSuspect => unreached.Count > 0 && OwnNetwork.IsSuspect(evidence);

    /// <summary>The earliest slot of those.</summary>
    public Instant FirstUnreachedSlot => unreached.Min(each => each.Outcome.Slot);

    /// <summary>One had no turn.</summary>
    public void AddNotAsked() => Interlocked.Increment(ref notAsked);

    /// <summary>Takes an attempt.</summary>
    /// <returns>Whether it came to no connection, and is judged with the others at the run's end.</returns>
    public bool Add(DuePoll poll, Outcome outcome)
    {
        var isUnreached = AttemptClass.IsNoConnection(outcome.Class);
        lock (gate)
        {
            if (poll.Before is { State: { LastSuccess: not null, Standing.IsDown: false } } && !AttemptClass.IsOurs(outcome.Class))
                evidence.Add((poll.Source.Request!.Address.IdnHost, isUnreached));
            if (isUnreached)
                unreached.Add((poll, outcome));
        }

        return isUnreached;
    }
}
