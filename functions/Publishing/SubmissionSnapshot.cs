using System.Collections.Immutable;
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
/// <param name="AsOf">When it was made.</param>
/// <param name="Indicators">What the form asks, in its order.</param>
/// <param name="Units">Who owes.</param>
/// <param name="Submissions">Who has reported what.</param>
/// <param name="Totals">Over all units that have reported.</param>
/// <param name="Counts">How many owe, have reported, were on time, are complete.</param>
public sealed record SubmissionSnapshot(
    FormSummary Form,
    PeriodSummary Period,
    long Sequence,
    Instant AsOf,
    IEnumerable<IndicatorSummary> Indicators,
    IEnumerable<UnitSummary> Units,
    IEnumerable<SubmissionSummary> Submissions,
    IReadOnlyDictionary<string, Total> Totals,
    SubmissionCounts Counts)
{
    /// <summary>What kind of snapshot it is.</summary>
    public string Kind { get; } = "submissions";

    /// <summary>The name of the index's entry for a partition of the ledger.</summary>
    public static string NameOf(PartitionKey partition) => $"submissions/{partition.Form}/{partition.Period.Code}";

    /// <summary>Makes the snapshot of a partition.</summary>
    /// <param name="catalogue">The definitions.</param>
    /// <param name="form">The form.</param>
    /// <param name="period">The period.</param>
    /// <param name="partition">The partition's head: up to which entry of the ledger, and what time all were given.</param>
    /// <param name="heads">The units' heads as stored.</param>
    /// <param name="asOf">The server's time.</param>
    public static SubmissionSnapshot Of(
        Catalogue catalogue, Form form, Period period, PartitionHead partition, IReadOnlyList<TableEntity> heads, Instant asOf)
    {
        var items = catalogue.ItemsOf(form).ToList();
        var indicators = items.ConvertAll(pair => pair.Indicator);
        var units = catalogue.Owing(form, period);
        var sent = heads.Where(head => head.ContainsKey("revision"))
            .Select(head => SubmissionSummary.From(head, Figures.Read(head, catalogue, form.Code), catalogue, revision => Deadline.Met(form, period, partition, revision))).ToList();
        var exempt = heads.Where(head => HeadRows.ReadUnit(head).State == ReportState.Exempt).Select(HeadRows.UnitOf).ToHashSet(StringComparer.Ordinal);
        var owing = units.Select(unit => unit.Id).Where(unit => !exempt.Contains(unit)).ToHashSet(StringComparer.Ordinal);
        var counted = sent.FindAll(submission => owing.Contains(submission.Unit));
        return new(
            new(form.Code, form.Version, form.Name),
            PeriodSummary.Of(form, period),
            partition.Sequence,
            asOf,
            items.Select(pair => IndicatorSummary.From(pair.Indicator, pair.Item)),
            units.Select(unit => new UnitSummary(unit.Id, unit.Code, unit.Name, unit.Region)),
            sent,
            Domain.Aggregation.Totals.Over(indicators, sent.ConvertAll(submission => submission.Values)),
            new(
                owing.Count, counted.Count, counted.Count(submission => submission is { OnTime: true, Complete: true }),
                counted.Count(submission => submission.Complete)));
    }
}

/// <summary>A form in a snapshot.</summary>
public sealed record FormSummary(string Code, int Version, Text Name);

/// <summary>A period in a snapshot: its days, both included, and its due instant.</summary>
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
    string? Numerator, string? Denominator, decimal Factor, string Source)
{
    /// <summary>An indicator as a form asks for it.</summary>
    public static IndicatorSummary From(Indicator indicator, FormItem item) => new(
        indicator.Code, indicator.Name, indicator.Unit, indicator.Kind, indicator.Accumulation, item.Required, indicator.Better,
        indicator.Decimals, indicator.Numerator, indicator.Denominator, indicator.Factor, indicator.Source);
}

/// <summary>A unit in a snapshot.</summary>
public sealed record UnitSummary(string Id, string Code, Text Name, string? Region);

/// <summary>A unit's report in a snapshot; its hash leads to the receipt. <c>Statuses</c> are those of single figures that are not <c>ValueStatus</c>.</summary>
public sealed record SubmissionSummary(
    string Unit, ReportState State, int Revision, long Sequence, Instant Received, bool OnTime, bool Complete, string ValueStatus, string Hash,
    ImmutableSortedDictionary<string, decimal> Values, ImmutableSortedDictionary<string, ValueStatus>? Statuses)
{
    /// <summary>A unit's head as stored.</summary>
    public static SubmissionSummary From(TableEntity row, ImmutableSortedDictionary<string, decimal> values, Catalogue catalogue, Func<RevisionHead, bool> met)
    {
        var head = HeadRows.ReadUnit(row);
        var revision = head.Revision!;
        var statuses = Figures.ReadStatuses(row, catalogue, values.Keys);
        return new(
            HeadRows.UnitOf(row), head.State, revision.Number, revision.Sequence, revision.Received, met(revision), revision.IsComplete,
            row.Text("valueStatus"), revision.Hash, values, statuses.IsEmpty ? null : statuses);
    }
}

/// <summary>Completeness and punctuality, as counts whose members the snapshot lists: of the units that are not freed from it, how many have reported, were complete in time, are complete.</summary>
public sealed record SubmissionCounts(int Owed, int Received, int OnTime, int Complete);
