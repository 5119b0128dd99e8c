using NodaTime;

namespace NhipSo.Domain.Measuring;

/// <summary>How a measured value came: the words of the column <c>quality</c>.</summary>
public static class Quality
{
    /// <summary>It was asked, heard or counted in the slot that it is of.</summary>
    public const string Measured = "measured";

    /// <summary>It was given later for a slot that had passed. It never becomes the latest.</summary>
    public const string Backfilled = "backfilled";

    /// <summary>It took the place of another that stood; the audit says why.</summary>
    public const string Corrected = "corrected";

    /// <summary>The quality of what is given for a moment: later than the slot after it has ended, it is backfilled.</summary>
    /// <param name="at">The moment that it is of.</param>
    /// <param name="now">When it is given.</param>
    /// <param name="intervalSeconds">The length of the source's slots.</param>
    public static string Of(Instant at, Instant now, int intervalSeconds) =>
        Slot.At(at, intervalSeconds) + Duration.FromSeconds(2L * intervalSeconds) <= now ? Backfilled : Measured;
}
