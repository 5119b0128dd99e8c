using System.Collections.Immutable;
using NhipSo.Domain.Definitions;

namespace NhipSo.Domain.Measuring;

/// <summary>What is made of events that were counted: of a portal's pages and of citizens' ratings.</summary>
public static class CountedFigures
{
    /// <summary>A page was opened.</summary>
    public const string Views = "views";

    /// <summary>A page that is seen has said so: once when it is opened, then once in <see cref="BeatSeconds"/>.</summary>
    public const string Beats = "beats";

    /// <summary>How many pages were open and seen, on average over the slot.</summary>
    public const string Online = "online";

    /// <summary>How many stars were given altogether.</summary>
    public const string Sum = "sum";

    /// <summary>How many ratings there were.</summary>
    public const string Count = "count";

    /// <summary>How often a page that is seen says so. The script has the same number.</summary>
    public const int BeatSeconds = 30;

    /// <summary>The most stars; the least are 1.</summary>
    public const int MostStars = 5;

    /// <summary>What counts ratings of that many stars.</summary>
    public static string Stars(int stars) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"stars_{stars}");

    /// <summary>What a metric of such a source can be <c>from</c>; empty for other kinds.</summary>
    public static ImmutableArray<string> Names(SourceKind kind) => kind switch
    {
        SourceKind.Beacon => [Views, Online],
        SourceKind.Ratings => [Sum, Count, .. Enumerable.Range(1, MostStars).Select(Stars)],
        _ => [],
    };

    /// <summary>
    /// The figures of a slot. Whoever looks at a page for the whole of it says so once in <see cref="BeatSeconds"/>, so beats
    /// times that many seconds is the time for which pages were seen, and that by the slot's length how many were on average:
    /// no one has to be told from anyone else.
    /// </summary>
    /// <param name="counted">What was counted.</param>
    /// <param name="seconds">How much of the slot has passed.</param>
    public static ImmutableSortedDictionary<string, double> Of(ImmutableSortedDictionary<string, long> counted, double seconds)
    {
        long Number(string name) => counted.GetValueOrDefault(name);
        var figures = ImmutableSortedDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        figures[Views] = Number(Views);
        figures[Online] = Math.Round(Number(Beats) * (double)BeatSeconds / Math.Max(BeatSeconds, seconds), 2);
        figures[Sum] = Enumerable.Range(1, MostStars).Sum(stars => stars * Number(Stars(stars)));
        figures[Count] = Enumerable.Range(1, MostStars).Sum(stars => Number(Stars(stars)));
        for (var stars = 1; stars <= MostStars; stars++)
            figures[Stars(stars)] = Number(Stars(stars));
        return figures.ToImmutable();
    }
}
