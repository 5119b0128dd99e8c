using System.Collections.Immutable;
using NodaTime;

namespace NhipSo.Domain.Definitions;

/// <summary>How far a form is from being asked of everyone: tried first, then rolled out.</summary>
public enum StageKind
{
    /// <summary>Thí điểm: named units, goals and an end.</summary>
    Pilot,

    /// <summary>Phổ cập: everyone, with goals and a quality standard.</summary>
    Rollout,

    /// <summary>Kết thúc: not asked any more.</summary>
    Retired,
}

/// <summary>What a stage is to reach; shares from 0 to 1.</summary>
/// <param name="Completeness">Of the required values of the reports that were due, at least this share is there.</param>
/// <param name="Punctuality">Of the reports that were due, at least this share came in time.</param>
/// <param name="ErrorRate">Of the reports received, at most this share had to be returned or corrected.</param>
public sealed record Goals(decimal Completeness, decimal Punctuality, decimal ErrorRate);

/// <summary>A stage of a form.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Goals">What it is to reach; null once retired.</param>
/// <param name="Standard">The quality standard in words (tiêu chuẩn chất lượng).</param>
/// <param name="Ends">The last day (thời hạn): a pilot is asked for no window that begins after it, a roll-out has reached its goals by then.</param>
/// <param name="Units">The ids of a pilot's units.</param>
public sealed record Stage(StageKind Kind, Goals? Goals = null, Text? Standard = null, LocalDate? Ends = null, ImmutableArray<string> Units = default)
{
    /// <summary>The ids of a pilot's units; empty for others.</summary>
    public ImmutableArray<string> Units { get; init; } = Units.IsDefault ? [] : Units;
}
