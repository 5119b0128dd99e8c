using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Domain.Reconciling;
using NhipSo.Domain.Submissions;
using NodaTime;

namespace NhipSo.Functions.Publishing.Comparing;

/// <summary>
/// What is published of a form and period's reconciliation. For everyone it names what holds nothing against a unit, and a discrepancy
/// only after the unit's answer or its deadline; inside it is all of it for the ministry, and of a unit its own.
/// </summary>
/// <param name="Form">The form.</param>
/// <param name="Period">The period.</param>
/// <param name="UnitKind">The kind of unit that owes it.</param>
/// <param name="Reconciled">When it was last reconciled; null where it never was to the end.</param>
/// <param name="Owing">How many units owe the form.</param>
/// <param name="Indicators">Every indicator that was compared, in the form's order.</param>
/// <param name="Units">The units that are named.</param>
public sealed record ReconciliationSnapshot(
    FormSummary Form, PeriodSummary Period, UnitKind UnitKind, Instant? Reconciled, int Owing, IReadOnlyList<ComparedIndicator> Indicators, IReadOnlyList<UnitSummary> Units)
{
    /// <summary>What the names of these snapshots begin with.</summary>
    public const string Prefix = "reconciliation/";

    /// <summary>What kind of snapshot it is.</summary>
    public string Kind { get; } = "reconciliation";

    /// <summary>The name of the index's entry.</summary>
    public static string NameOf(string form, string period) => $"{Prefix}{form}/{period}";
}

/// <summary>An indicator of which reported and measured figures stand side by side.</summary>
/// <param name="Indicator">The indicator, as the form asks for it.</param>
/// <param name="Tolerance">How far two figures may be apart.</param>
/// <param name="Both">Over the units that have both figures, and where the gap comes from; null where none has, or where it would say what is withheld.</param>
/// <param name="Blocks">By kinds of unit, and for the nation, which has no kind.</param>
/// <param name="States">How many of the units that are named are in which state.</param>
/// <param name="Withheld">How many units have both figures and are not named: too little was seen of them, or they may still explain.</param>
/// <param name="Units">The units that are named; one that reported and that nobody measures is not.</param>
public sealed record ComparedIndicator(
    IndicatorSummary Indicator, Tolerance Tolerance, NationalGap? Both, IReadOnlyList<BlockFigures> Blocks, IReadOnlyDictionary<string, int> States, int Withheld,
    IReadOnlyList<ComparedUnit> Units);

/// <summary>An indicator over all units of a kind; of the nation, <c>Kind</c> is null.</summary>
/// <param name="Kind">The kind of unit.</param>
/// <param name="Reported">Over all units that reported it, from summed parts.</param>
/// <param name="Measured">Over all units that it was measured of.</param>
/// <param name="Coverage">What the measured figures of the units that owe a form rest on, added up.</param>
public sealed record BlockFigures(string? Kind, Total? Reported, Total? Measured, Coverage? Coverage);

/// <summary>A unit's two figures.</summary>
/// <param name="Unit">The unit's id.</param>
/// <param name="State">How the two stand to each other.</param>
/// <param name="Reported">What it reported.</param>
/// <param name="Status">How final that is, where it is not official.</param>
/// <param name="Measured">What was measured.</param>
/// <param name="Coverage">What that rests on.</param>
/// <param name="Share">The share of what was due that was seen, 0 to 1.</param>
/// <param name="AsOf">When the newest of it was measured.</param>
/// <param name="Version">Which version of the measured figure it is.</param>
/// <param name="Gap">Reported less measured.</param>
/// <param name="GapPercent">The same in per cent of the measured figure.</param>
/// <param name="Revision">The hash of the report's revision, which leads to its receipt.</param>
/// <param name="Causes">The likely causes, the likeliest first.</param>
/// <param name="DataDoNotTell">Whether the two are apart and no cause was found.</param>
/// <param name="Work">What is done about a discrepancy.</param>
/// <param name="IsPublic">Inside: whether everyone may see it.</param>
public sealed record ComparedUnit(
    string Unit, ComparisonState State, decimal? Reported, ValueStatus? Status, decimal? Measured, Coverage? Coverage, decimal? Share, Instant? AsOf, int? Version,
    decimal? Gap, decimal? GapPercent, string? Revision, IReadOnlyList<LikelyCause>? Causes, bool? DataDoNotTell, ComparedWork? Work, bool? IsPublic);

/// <summary>A likely cause, with the figures that speak for it in words.</summary>
public sealed record LikelyCause(CauseKind Cause, Text Name, bool IsExact, decimal Share, IReadOnlyList<Text> Evidence);

/// <summary>Where the work on a discrepancy stands, and how it came there in this round.</summary>
public sealed record ComparedWork(
    WorkState State, Text Name, int Round, Instant Since, Instant? Told, Instant? Due, PublishedReply? Reply, IReadOnlyList<PublishedStep> Steps);

/// <summary>What a unit said; who of it did is not published.</summary>
public sealed record PublishedReply(CauseKind Cause, Text Name, string Text, IReadOnlyList<string> Evidence, Instant At);

/// <summary>A step of the work; whose part it is, and not who made it.</summary>
public sealed record PublishedStep(StepKind Kind, Text Name, WorkState To, Party By, Instant At, decimal? Reported, decimal? Measured, string? Note, Instant? Due);
