using NodaTime;

namespace NhipSo.Functions.Polling;

/// <summary>One try to poll a system. A poll that failed is a fact that is stored too.</summary>
/// <param name="Slot">The slot that it was for.</param>
/// <param name="Ended">When it ended.</param>
/// <param name="Milliseconds">How long it took, with its retries.</param>
/// <param name="Class">How it ended: one of <see cref="AttemptClass"/>.</param>
/// <param name="Values">What it gave, by metric code.</param>
/// <param name="Missing">The metric codes that it should have given and did not.</param>
public sealed record Attempt(
    Instant Slot, Instant Ended, int Milliseconds, string Class, IReadOnlyDictionary<string, double> Values, IReadOnlyList<string> Missing)
{
    /// <summary>Whether it gave any value.</summary>
    public bool GaveValues => Values.Count > 0;

    /// <summary>What of it decides the state of its system.</summary>
    public Outcome Outcome => new(Slot, Ended, Class, GaveValues);
}

/// <summary>How the attempt of a slot ended.</summary>
/// <param name="Slot">The slot.</param>
/// <param name="Ended">When it ended.</param>
/// <param name="Class">How: one of <see cref="AttemptClass"/>.</param>
/// <param name="GaveValues">Whether it gave any value.</param>
public sealed record Outcome(Instant Slot, Instant Ended, string Class, bool GaveValues);

/// <summary>The ways in which an attempt ends.</summary>
public static class AttemptClass
{
    /// <summary>Every metric was there.</summary>
    public const string Ok = "ok";

    /// <summary>Some metrics were there.</summary>
    public const string Partial = "partial";

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
}
