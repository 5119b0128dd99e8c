using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;

namespace NhipSo.Domain.Reconciling;

/// <summary>
/// What the systems that were not seen would have had to show to explain a gap. It is claimed only where that is possible and
/// they would have been much like the others: between half and twice as busy, and for a ratio between half and twice its rate.
/// </summary>
internal static class CoverageCause
{
    private const decimal AllSeen = 0.98m;
    private const decimal Least = 0.5m;
    private const decimal Most = 2;

    public static IEnumerable<Cause> Of(Indicator indicator, decimal reported, MeasuredValue measured)
    {
        var (seen, share) = (measured.Value, measured.Coverage.Share);
        if (share is <= 0 or >= AllSeen || seen <= 0 || indicator.Kind is not (ValueKind.Count or ValueKind.Money or ValueKind.Sum) || reported <= seen)
            yield break;
        var (needed, pace) = (reported - seen, Pace(reported, seen, share));
        if (!IsLikeTheOthers(pace))
            yield break;
        yield return new(CauseKind.LowCoverage, IsExact: false, Strength(pace), 1,
            [new(indicator.Code, reported, seen, seen / share, CauseTexts.Unseen(indicator, share, needed, pace))]);
    }

    public static IEnumerable<Cause> OfRatio(
        Indicator ratio, Indicator numerator, Indicator denominator, decimal reported, MeasuredValue measured,
        (decimal Reported, decimal Measured) over, (decimal Reported, decimal Measured) under)
    {
        var share = measured.Coverage.Share;
        var (top, bottom) = (over.Reported - over.Measured, under.Reported - under.Measured);
        if (share is <= 0 or >= AllSeen || top < 0 || bottom <= 0 || under.Measured <= 0 || measured.Value <= 0)
            yield break;
        var (rate, pace) = (ratio.Factor * top / bottom, Pace(under.Reported, under.Measured, share));
        if (rate < ratio.Min || rate > ratio.Max || !IsLikeTheOthers(pace) || !IsLikeTheOthers(rate / measured.Value))
            yield break;
        yield return new(CauseKind.LowCoverage, IsExact: false, Strength(pace) * Strength(rate / measured.Value), 1,
            [new(ratio.Code, reported, measured.Value, rate, CauseTexts.UnseenRate(ratio, numerator, denominator, share, rate, top, bottom))]);
    }

    /// <summary>How busy what was not seen would have been, against what was.</summary>
    private static decimal Pace(decimal reported, decimal seen, decimal share) => (reported - seen) / (1 - share) / (seen / share);

    private static bool IsLikeTheOthers(decimal times) => times is >= Least and <= Most;

    /// <summary>At most 0.5, when they were just as busy: nothing of it was seen.</summary>
    private static decimal Strength(decimal times) => 0.5m - (0.2m * (decimal)Math.Abs(Math.Log2((double)times)));
}
