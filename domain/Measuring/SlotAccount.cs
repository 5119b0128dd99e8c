using System.Collections.Immutable;
using NhipSo.Domain.Definitions;
using NodaTime;

namespace NhipSo.Domain.Measuring;

/// <summary>What is known of a slot.</summary>
/// <param name="Slot">The slot.</param>
/// <param name="Class">How its attempt ended.</param>
/// <param name="Verdict">What it says of the source by itself.</param>
/// <param name="NoConnection">Whether no connection came about, which may be our own network's fault.</param>
public sealed record SlotFact(Instant Slot, string Class, SlotVerdict Verdict, bool NoConnection);

/// <summary>Slots in a row of which nothing is known.</summary>
/// <param name="From">The beginning of the first.</param>
/// <param name="To">The end of the last.</param>
/// <param name="Slots">How many.</param>
/// <param name="Why">
/// <see cref="OffSpan.Offline"/>: our poller did not run; <see cref="NotAsked"/>: it ran and did not ask; <see cref="Silent"/>: a source that
/// sends itself did not. Only the last is the source's.
/// </param>
public sealed record Gap(Instant From, Instant To, int Slots, string Why)
{
    /// <summary>We ran and did not ask.</summary>
    public const string NotAsked = "not-asked";

    /// <summary>The source should have sent and did not.</summary>
    public const string Silent = "silent";
}

/// <summary>A source's slots over a time, each counted once: what a vendor is told and may check slot by slot.</summary>
/// <param name="Due">Slots that ended in it.</param>
/// <param name="Succeeded">Slots in which it did what it has to.</param>
/// <param name="Failed">Slots in which it did not, with those in which it was silent.</param>
/// <param name="Excused">Slots that count for nothing: announced maintenance, our own failures, our own network.</param>
/// <param name="NotAsked">Slots that we did not ask in; they count for nothing either.</param>
/// <param name="Failures">The failed ones by class.</param>
/// <param name="Gaps">Slots of which nothing is known, in order.</param>
public sealed record SlotAccount(
    int Due, int Succeeded, int Failed, int Excused, int NotAsked, ImmutableSortedDictionary<string, int> Failures, ImmutableArray<Gap> Gaps)
{
    /// <summary>The share that succeeded of what counts, 0 to 1; null where nothing counts.</summary>
    public decimal? Availability => AvailabilityOf(Succeeded, Failed);

    /// <summary>The share that succeeded of what counts, 0 to 1; null where nothing counts.</summary>
    public static decimal? AvailabilityOf(int succeeded, int failed) =>
        succeeded + failed == 0 ? null : Math.Round((decimal)succeeded / (succeeded + failed), 6);

    /// <summary>Counts the slots from one instant up to another.</summary>
    /// <param name="source">The source.</param>
    /// <param name="from">The first slot that may count.</param>
    /// <param name="to">Slots that end later do not count.</param>
    /// <param name="facts">What is known, in any order; a slot that is named twice counts once, as it was named last.</param>
    /// <param name="off">The spans in which what was missed is our own fault.</param>
    public static SlotAccount Of(Source source, Instant from, Instant to, IEnumerable<SlotFact> facts, IReadOnlyList<OffSpan> off)
    {
        var known = new Dictionary<Instant, SlotFact>();
        foreach (var fact in facts)
            known[fact.Slot] = fact;
        var length = Duration.FromSeconds(source.IntervalSeconds);
        var (due, succeeded, failed, excused, notAsked) = (0, 0, 0, 0, 0);
        var (failures, gaps) = (new SortedDictionary<string, int>(StringComparer.Ordinal), ImmutableArray.CreateBuilder<Gap>());
        for (var slot = FirstFrom(from, source.IntervalSeconds); slot + length <= to; slot += length)
        {
            due++;
            var fact = known.GetValueOrDefault(slot);
            var verdict = fact is null ? VerdictOfNothing(source, slot) : VerdictOf(fact, off);
            if (fact is null && verdict != SlotVerdict.Excused)
            {
                var why = WhyNothing(source, slot, slot + length, off);
                Extend(gaps, slot, slot + length, why);
                if (why != Gap.Silent)
                {
                    notAsked++;
                    continue;
                }
            }

            (succeeded, failed, excused) = verdict switch
            {
                SlotVerdict.Success => (succeeded + 1, failed, excused),
                SlotVerdict.Failure => (succeeded, failed + 1, excused),
                _ => (succeeded, failed, excused + 1),
            };
            if (verdict == SlotVerdict.Failure)
                failures[fact?.Class ?? Gap.Silent] = failures.GetValueOrDefault(fact?.Class ?? Gap.Silent) + 1;
        }

        return new(due, succeeded, failed, excused, notAsked, failures.ToImmutableSortedDictionary(StringComparer.Ordinal), gaps.ToImmutable());
    }

    private static Instant FirstFrom(Instant from, int intervalSeconds) =>
        Slot.At(from, intervalSeconds) is var slot && slot < from ? slot + Duration.FromSeconds(intervalSeconds) : slot;

    private static SlotVerdict VerdictOf(SlotFact fact, IReadOnlyList<OffSpan> off) =>
        fact is { Verdict: SlotVerdict.Failure, NoConnection: true } && off.Any(span => span.Why == OffSpan.Network && span.From <= fact.Slot && fact.Slot < span.To)
            ? SlotVerdict.Excused
            : fact.Verdict;

    private static SlotVerdict VerdictOfNothing(Source source, Instant slot) => SourceHealth.VerdictOf(source, slot, isSuccess: false, isOurs: false);

    private static string WhyNothing(Source source, Instant from, Instant to, IReadOnlyList<OffSpan> off) =>
        off.Any(span => span.Why == OffSpan.Offline && span.Touches(from, to)) ? OffSpan.Offline
        : source.IsPolled ? Gap.NotAsked
        : Gap.Silent;

    private static void Extend(ImmutableArray<Gap>.Builder gaps, Instant from, Instant to, string why)
    {
        if (gaps.Count > 0 && gaps[^1] is { } last && last.To == from && last.Why == why)
            gaps[^1] = last with { To = to, Slots = last.Slots + 1 };
        else
            gaps.Add(new(from, to, 1, why));
    }
}
