using System.Collections.Immutable;
using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Submissions;

namespace NhipSo.Functions.Publishing.Derived;

/// <summary>
/// How the figures of a form and period stand: against the period before and the year before, since the beginning of the year,
/// against the plan, and which place each unit has. Changes of totals are those of the units that gave the figure both times.
/// </summary>
/// <param name="Form">The form.</param>
/// <param name="Period">The period.</param>
/// <param name="Previous">The period before, where it is comparable: its windows are of the same regime.</param>
/// <param name="YearBefore">The same period of the year before, where it is comparable.</param>
/// <param name="National">Of all units, by indicator.</param>
/// <param name="Regions">Of the units of a region, by region and indicator.</param>
/// <param name="Units">Of each unit, by its id and indicator; empty where <paramref name="Pages"/> has them.</param>
/// <param name="Pages">Where those are, of a form that more units owe than one file holds; null of others.</param>
public sealed record ChangesSnapshot(
    FormSummary Form,
    PeriodSummary Period,
    string? Previous,
    string? YearBefore,
    ImmutableSortedDictionary<string, TotalChange> National,
    ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, TotalChange>> Regions,
    ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, UnitChange>> Units,
    IReadOnlyList<PageSummary>? Pages = null)
{
    /// <summary>What the names of these snapshots begin with.</summary>
    public const string Prefix = "changes/";

    /// <summary>What kind of snapshot it is.</summary>
    public string Kind { get; } = "changes";
}

/// <summary>A change of a total, and how many units gave the figure both times.</summary>
public sealed record ComparedTotal(Change Change, int Units);

/// <summary>How a total stands.</summary>
/// <param name="Previous">Against the period before.</param>
/// <param name="YearBefore">Against the same period of the year before.</param>
/// <param name="YearToDate">Since the beginning of the year, of the units that gave every period of it.</param>
/// <param name="YearToDateChange">That, against the same stretch of the year before.</param>
/// <param name="Plan">What is planned for the year, or the target; of a region what its units are allotted, if all of them are.</param>
/// <param name="PlanShare">What of it is reached, in per cent to two decimals.</param>
/// <param name="Value">Of an indicator that is a growth or a share of the plan itself: its value.</param>
public sealed record TotalChange(
    ComparedTotal? Previous = null, ComparedTotal? YearBefore = null, Total? YearToDate = null, ComparedTotal? YearToDateChange = null,
    decimal? Plan = null, decimal? PlanShare = null, decimal? Value = null);

/// <summary>How a unit's figure stands.</summary>
/// <param name="Previous">The change against the period before, in per cent.</param>
/// <param name="YearBefore">The change against the same period of the year before, in per cent.</param>
/// <param name="Rank">Its place, from 1.</param>
/// <param name="Moved">How many places better than in the period before.</param>
/// <param name="Status">How final the least final of the figures compared is, where one is not official.</param>
/// <param name="Plan">What it is allotted of the year's plan.</param>
/// <param name="PlanShare">What of that is reached, in per cent to two decimals.</param>
public sealed record UnitChange(
    decimal? Previous = null, decimal? YearBefore = null, int? Rank = null, int? Moved = null, ValueStatus? Status = null, decimal? Plan = null, decimal? PlanShare = null);

/// <summary>What a page says: how the figures of its units stand, by their ids and indicator.</summary>
public sealed record ChangesPage(ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, UnitChange>> Units)
{
    /// <summary>What kind of snapshot it is.</summary>
    public string Kind { get; } = "changes-page";
}
