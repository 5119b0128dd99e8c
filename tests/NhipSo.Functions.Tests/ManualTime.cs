using NodaTime;

namespace NhipSo.Functions.Tests;

/// <summary>A clock that a test sets; what waits, waits by the real one.</summary>
internal sealed class ManualTime(Instant now) : TimeProvider
{
    public Instant Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();
}
