namespace Microsoft.Azure.Functions.Worker.Tests;

/// <summary>A clock that only a test moves.</summary>
internal sealed class ManualTime(DateTime start) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<Waiting> waiting = [];
    private DateTimeOffset now = new(start, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
            return now;
    }

    /// <summary>Moves the clock on and rings what is due.</summary>
    public void MoveTo(DateTime utc)
    {
        List<Waiting> due;
        lock (gate)
        {
            now = new DateTimeOffset(utc, TimeSpan.Zero);
            due = waiting.FindAll(timer => timer.Due <= now);
            waiting.RemoveAll(due.Contains);
        }

        due.ForEach(timer => timer.Ring());
    }

    /// <summary>Waits until somebody waits for the clock, and moves it to that moment.</summary>
    public async Task<DateTime> MoveToNextAsync()
    {
        var next = await NextAsync();
        MoveTo(next);
        return next;
    }

    /// <summary>Waits until somebody waits for the clock; answers the first moment that is waited for.</summary>
    public async Task<DateTime> NextAsync()
    {
        await Eventually.IsTrueAsync(() => IsWaitedFor, "somebody to wait for the clock");
        lock (gate)
            return waiting.Min(timer => timer.Due).UtcDateTime;
    }

    public bool IsWaitedFor
    {
        get
        {
            lock (gate)
                return waiting.Count > 0;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (gate)
        {
            var timer = new Waiting(this, now + dueTime, () => callback(state));
            waiting.Add(timer);
            return timer;
        }
    }

    private sealed class Waiting(ManualTime time, DateTimeOffset due, Action ring) : ITimer
    {
        public DateTimeOffset Due => due;

        public void Ring() => ring();

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose()
        {
            lock (time.gate)
                time.waiting.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
