using NhipSo.Domain.Measuring;
using NodaTime;

namespace NhipSo.Functions.Polling;

/// <summary>One try to poll a system. A poll that failed is a fact that is stored too.</summary>
/// <param name="Slot">The slot that it was for.</param>
/// <param name="Ended">When it ended.</param>
/// <param name="Milliseconds">How long it took, with its retries.</param>
/// <param name="Class">How it ended: one of <see cref="AttemptClass"/>.</param>
/// <param name="Readings">What it gave.</param>
/// <param name="Validators">What tells the system next time what we have already; null where it gave nothing for that.</param>
public sealed record Attempt(Instant Slot, Instant Ended, int Milliseconds, string Class, Readings Readings, Validators? Validators = null)
{
    /// <summary>What of it decides the state of its system.</summary>
    public Outcome Outcome => new(Slot, Ended, Class, GaveValues: !Readings.Units.IsEmpty, Validators);
}

/// <summary>What a system said of the version that it answered, to be asked for changes only (RFC 9110, 8.8).</summary>
/// <param name="ETag">Its entity tag, as it was written, or null.</param>
/// <param name="LastModified">Its Last-Modified, as it was written, or null.</param>
public sealed record Validators(string? ETag, string? LastModified);

/// <summary>How the attempt of a slot ended.</summary>
/// <param name="Slot">The slot.</param>
/// <param name="Ended">When it ended.</param>
/// <param name="Class">How: one of <see cref="AttemptClass"/>.</param>
/// <param name="GaveValues">Whether it gave any value; a probe of a page that is down does.</param>
/// <param name="Validators">What tells the system next time what we have already, or null.</param>
public sealed record Outcome(Instant Slot, Instant Ended, string Class, bool GaveValues, Validators? Validators = null)
{
    /// <summary>Whether the system did what it has to.</summary>
    public bool IsSuccess => AttemptClass.IsSuccess(Class);
}

/// <summary>The ways in which an attempt ends.</summary>
public static class AttemptClass
{
    /// <summary>Every metric was there.</summary>
    public const string Ok = "ok";

    /// <summary>Some metrics were there.</summary>
    public const string Partial = "partial";

    /// <summary>The system says that nothing has changed: what it said last holds for this slot too.</summary>
    public const string Unchanged = "unchanged";

    /// <summary>Every value was outside of what can be.</summary>
    public const string OutOfBounds = "out-of-bounds";

    /// <summary>The page was read and held none of the metrics.</summary>
    public const string MappingMissing = "mapping-missing";

    /// <summary>The page was no exposition text.</summary>
    public const string NotParsable = "not-parsable";

    /// <summary>The page was 1 MiB or larger.</summary>
    public const string TooLarge = "too-large";

    /// <summary>No answer in time.</summary>
    public const string Timeout = "timeout";

    /// <summary>The host's name did not resolve.</summary>
    public const string Dns = "dns";

    /// <summary>The TLS handshake failed.</summary>
    public const string Tls = "tls";

    /// <summary>No connection came about, or it broke.</summary>
    public const string Refused = "refused";

    /// <summary>We do not connect there, or have stopped trying for the moment.</summary>
    public const string Blocked = "blocked";

    /// <summary>The host answered that another address be asked; redirects are not followed.</summary>
    public const string Redirected = "redirected";

    /// <summary>The host refused the request.</summary>
    public const string ClientError = "http-4xx";

    /// <summary>The host failed.</summary>
    public const string ServerError = "http-5xx";

    /// <summary>Something else went wrong; the log says what.</summary>
    public const string Failed = "failed";

    /// <summary>Whether an attempt that ended so says nothing of the system: we did not ask, or failed ourselves.</summary>
    public static bool IsOurs(string attemptClass) => attemptClass is Blocked or Failed;

    /// <summary>Whether no connection came about.</summary>
    public static bool IsNoConnection(string attemptClass) => attemptClass is Dns or Refused or Timeout;

    /// <summary>Whether a system did what it has to when its attempt ended so.</summary>
    public static bool IsSuccess(string attemptClass) => attemptClass is Ok or Partial or Unchanged;
}
