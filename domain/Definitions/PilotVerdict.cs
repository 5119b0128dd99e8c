using NhipSo.Domain.Ledger;
using NhipSo.Domain.Obligations;
using NodaTime;

namespace NhipSo.Domain.Definitions;

/// <summary>What a pilot is judged by: đạt, không đạt, or nothing to judge yet.</summary>
public enum Verdict
{
    /// <summary>No report was due yet.</summary>
    TooEarly,

    /// <summary>Đạt: every goal is reached.</summary>
    Passed,

    /// <summary>Không đạt.</summary>
    Failed,
}

/// <summary>What came of a stage's obligations that are due.</summary>
/// <param name="ValuesDue">How many required values and texts the reports that were due ask for.</param>
/// <param name="ValuesGiven">How many of those are there.</param>
/// <param name="ReportsDue">How many reports were due.</param>
/// <param name="ReportsOnTime">How many of those came in time.</param>
/// <param name="ReportsReceived">How many reports came at all.</param>
/// <param name="ReportsFaulty">How many of those were returned or corrected.</param>
public sealed record StageCounts(int ValuesDue, int ValuesGiven, int ReportsDue, int ReportsOnTime, int ReportsReceived, int ReportsFaulty)
{
    /// <summary>Counts those of the obligations that were due at <paramref name="now"/>. A second revision means that the first was returned or corrected.</summary>
    public static StageCounts Of(IEnumerable<Counted> obligations, Instant now)
    {
        var due = obligations.Where(each => each.Owed.CountsAt(now)).ToList();
        var received = due.Where(each => each.Owed.Head?.Revision is not null).ToList();
        return new(
            due.Sum(each => each.Asked), due.Sum(each => each.Given), due.Count, due.Count(each => each.Owed.IsPunctual), received.Count,
            received.Count(each => each.Owed.Head is { State: ReportState.Returned } or { Revision.Number: > 1 }));
    }
}

/// <summary>A share with what it is made of, held against its goal.</summary>
/// <param name="Numerator">Of how many it holds.</param>
/// <param name="Denominator">How many there are.</param>
/// <param name="Goal">The share that is to be reached, from 0 to 1.</param>
/// <param name="IsMet">Whether it is.</param>
public sealed record Measure(int Numerator, int Denominator, decimal Goal, bool IsMet)
{
    /// <summary>The share, from 0 to 1; null of nothing.</summary>
    public decimal? Rate => Denominator == 0 ? null : (decimal)Numerator / Denominator;
}

/// <summary>Whether a stage reaches its goals, and by how much.</summary>
/// <param name="Verdict">Whether every goal is reached.</param>
/// <param name="Completeness">Required values that are there. Met where none is required.</param>
/// <param name="Punctuality">Reports in time.</param>
/// <param name="ErrorRate">Reports returned or corrected. Not met where none was received: nothing shows their quality.</param>
public sealed record PilotVerdict(Verdict Verdict, Measure Completeness, Measure Punctuality, Measure ErrorRate)
{
    /// <summary>Judges <paramref name="counts"/> by <paramref name="goals"/>.</summary>
    public static PilotVerdict Of(Goals goals, StageCounts counts)
    {
        var completeness = new Measure(
            counts.ValuesGiven, counts.ValuesDue, goals.Completeness, counts.ValuesGiven >= goals.Completeness * counts.ValuesDue);
        var punctuality = new Measure(
            counts.ReportsOnTime, counts.ReportsDue, goals.Punctuality, counts.ReportsOnTime >= goals.Punctuality * counts.ReportsDue);
        var errors = new Measure(
            counts.ReportsFaulty, counts.ReportsReceived, goals.ErrorRate,
            counts.ReportsReceived > 0 && counts.ReportsFaulty <= goals.ErrorRate * counts.ReportsReceived);
        var verdict = counts.ReportsDue == 0 ? Verdict.TooEarly
            : completeness.IsMet && punctuality.IsMet && errors.IsMet ? Verdict.Passed : Verdict.Failed;
        return new(verdict, completeness, punctuality, errors);
    }
}
