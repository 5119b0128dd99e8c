using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Azure.Data.Tables;
using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Ledger;
using NhipSo.Domain.Submissions;
using NhipSo.Functions.Storage;
using NhipSo.Functions.Submissions;
using NodaTime;
using NodaTime.Text;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Publishing;

/// <summary>
/// What is published of a form and period: who owes, who has reported, every figure, and the totals. It carries the
/// definitions that it was made with, so that it can be read alone and stays true when they change.
/// </summary>
/// <param name="Form">The form.</param>
/// <param name="Period">The period.</param>
/// <param name="Sequence">Up to which entry of the ledger.</param>
/// <param name="AsOf">When the snapshot was made.</param>
/// <param name="Indicators">What the form asks, in its order.</param>
/// <param name="Units">Who owes; empty where <paramref name="Pages"/> has them.</param>
/// <param name="Submissions">Who has reported what; empty where <paramref name="Pages"/> has it.</param>
/// <param name="Totals">Over all units that have reported.</param>
/// <param name="Counts">How many owe, have reported, were on time, are complete.</param>
/// <param name="Regions">Counts and totals by region; null where units have none.</param>
/// <param name="Pages">Where units and reports are, of a form that more units owe than one file holds; null of others.</param>
public sealed record SubmissionSnapshot(
    FormSummary Form,
    PeriodSummary Period,
    long Sequence,
    Instant AsOf,
    IReadOnlyList<IndicatorSummary> Indicators,
    IReadOnlyList<UnitSummary> Units,
    IReadOnlyList<SubmissionSummary> Submissions,
    ImmutableSortedDictionary<string, Total> Totals,
    SubmissionCounts Counts,
    ImmutableSortedDictionary<string, RegionSummary>? Regions = null,
    IReadOnlyList<PageSummary>? Pages = null)
{
    /// <summary>What the names of these snapshots begin with.</summary>
    public const string Prefix = "submissions/";

    /// <summary>What kind of snapshot it is.</summary>
    public string Kind { get; } = "submissions";

    /// <summary>The name of the index's entry for a partition of the ledger.</summary>
    public static string NameOf(PartitionKey partition) => $"{Prefix}{partition.Form}/{partition.Period.Code}";
}

/// <summary>A form in a snapshot, and when its figures become public.</summary>
public sealed record FormSummary(string Code, int Version, Text Name, Publication? Publish = null);

/// <summary>A period in a snapshot: its days, both included, and its due instant, which in a snapshot of reports is with the time that all were given.</summary>
public sealed record PeriodSummary(string Code, Text Name, string From, string To, Instant Due)
{
    /// <summary>The form's period.</summary>
    public static PeriodSummary Of(Form form, Period period)
    {
        var window = form.Calendar.Window(period);
        return new(period.Code, period.Name, LocalDatePattern.Iso.Format(window.Start), LocalDatePattern.Iso.Format(window.End), form.Calendar.Due(period));
    }
}

/// <summary>An indicator in a snapshot.</summary>
public sealed record IndicatorSummary(
    string Code, Text Name, Text Unit, ValueKind Kind, Accumulation Accumulation, bool Required, Better Better, int Decimals,
    string? Numerator, string? Denominator, decimal Factor, string Source, Aggregation Aggregation)
{
    /// <summary>An indicator as a form asks for it.</summary>
    public static IndicatorSummary From(Indicator indicator, FormItem item) => new(
        indicator.Code, indicator.Name, indicator.Unit, indicator.Kind, indicator.Accumulation, item.Required, indicator.Better,
        indicator.Decimals, indicator.Numerator, indicator.Denominator, indicator.Factor, indicator.Source, indicator.Aggregation);
}

/// <summary>
/// A unit in a snapshot. Where it lists who owes: <c>Exempt</c> that it was freed from it, <c>Due</c> until when it has more time than
/// others; null of all others.
/// </summary>
public sealed record UnitSummary(string Id, string Code, Text Name, string? Region, bool? Exempt = null, Instant? Due = null)
{
    /// <summary>A unit.</summary>
    public static UnitSummary From(Unit unit) => new(unit.Id, unit.Code, unit.Name, unit.Region);
}

/// <summary>The counts and totals of a region.</summary>
public sealed record RegionSummary(ImmutableSortedDictionary<string, Total> Totals, SubmissionCounts Counts);

/// <summary>A page: its file, and the ids of the first and the last unit in it, by their codes.</summary>
public sealed record PageSummary(string Path, string First, string Last);

/// <summary>What a page says.</summary>
public sealed record SubmissionPage(IReadOnlyList<UnitSummary> Units, IReadOnlyList<SubmissionSummary> Submissions)
{
    /// <summary>What kind of snapshot it is.</summary>
    public string Kind { get; } = "submissions-page";
}

/// <summary>
/// A unit's report in a snapshot; its hash leads to the receipt. <c>Statuses</c> are those of single figures that are not <c>ValueStatus</c>;
/// <c>Parts</c> of a plan what it allots, by indicator and the id of the unit, null of other reports.
/// </summary>
public sealed record SubmissionSummary(
    string Unit, ReportState State, int Revision, long Sequence, Instant Received, bool OnTime, bool Complete, string ValueStatus, string Hash,
    IReadOnlyDictionary<string, decimal> Values, ImmutableSortedDictionary<string, ValueStatus>? Statuses, int Asked = 0, int Given = 0,
    ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, decimal>>? Parts = null)
{
    /// <summary>A unit's report by its head as stored; null where none was sent.</summary>
    public static SubmissionSummary? Find(TableEntity row, Catalogue catalogue, Form form, Period period, PartitionHead partition) => row.ContainsKey("revision")
        ? From(row, Figures.Read(row, catalogue, form.Code), catalogue, revision => Deadline.Met(form, period, partition, revision))
        : null;

    /// <summary>A unit's head as stored.</summary>
    public static SubmissionSummary From(TableEntity row, IReadOnlyDictionary<string, decimal> values, Catalogue catalogue, Func<RevisionHead, bool> met)
    {
        var head = HeadRows.ReadUnit(row);
        var revision = head.Revision!;
        var statuses = Figures.ReadStatuses(row, catalogue, values.Keys);
        return new(
            HeadRows.UnitOf(row), head.State, revision.Number, revision.Sequence, revision.Received, met(revision), revision.IsComplete,
            row.Text("valueStatus"), revision.Hash, values, statuses.IsEmpty ? null : statuses, row.GetInt32("asked") ?? 0, row.GetInt32("given") ?? 0);
    }

    /// <summary>Whether it had to be returned or corrected: a second revision means that the first was.</summary>
    [JsonIgnore]
    public bool IsFaulty => State == ReportState.Returned || Revision > 1;

    /// <summary>Its figures, with how final they are.</summary>
    public UnitFigures AsFigures() => new(Values, Words.FindStatus(ValueStatus) ?? throw new InvalidDataException($"'{ValueStatus}' is no status."), Statuses);
}

/// <summary>
/// Completeness and punctuality, as counts whose members the snapshot lists: of the units that are not freed from it, how many have reported, were
/// complete in time, are complete; how many required values all of them are asked for, and how many are there; how many of the received had to be
/// returned or corrected. Where figures are public on confirmation these are counts of the released reports, and <c>Withheld</c> is how many units
/// have none, whether they have sent one or not.
/// </summary>
public sealed record SubmissionCounts(int Owed, int Received, int OnTime, int Complete, int Asked = 0, int Given = 0, int Withheld = 0, int Faulty = 0);
