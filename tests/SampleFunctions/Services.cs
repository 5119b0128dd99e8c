namespace SampleFunctions;

/// <summary>A service that every run has its own of.</summary>
public sealed class PerRun
{
    public Guid Id { get; } = Guid.NewGuid();
}

/// <summary>Counts the runs of the timer.</summary>
public sealed class Ticks
{
    private int count;

    public int Count => Volatile.Read(ref count);

    public void Add() => Interlocked.Increment(ref count);
}
