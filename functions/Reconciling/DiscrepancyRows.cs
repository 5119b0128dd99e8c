using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Measuring;
using NhipSo.Domain.Reconciling;
using NhipSo.Functions.Http;
using NhipSo.Functions.Storage;
using NhipSo.Functions.Submissions;

namespace NhipSo.Functions.Reconciling;

/// <summary>The rows of the table Discrepancies: typed columns for whoever opens the table, JSON for what is a list.</summary>
internal static class DiscrepancyRows
{
    /// <summary>The row that says what the period was last reconciled with; before all others.</summary>
    public const string State = "!";

    /// <summary>What the keys of steps begin with; after all others.</summary>
    public const string Steps = "~|";

    /// <summary>What <c>likeliest</c> holds where the data do not tell.</summary>
    public const string Unknown = "unknown";

    public static string KeyOf(string unit, string indicator) => $"{unit}|{indicator}";

    public static string KeyOf(string unit, string indicator, int step) => string.Create(CultureInfo.InvariantCulture, $"{Steps}{unit}|{indicator}|{step:D4}");

    public static TableEntity Write(string partition, StoredDiscrepancy found, bool isApart)
    {
        var (comparison, work) = (found.Comparison, found.Work);
        var row = new TableEntity(partition, KeyOf(found.Unit, found.Indicator))
        {
            ["unit"] = found.Unit,
            ["indicator"] = found.Indicator,
            ["state"] = Words.Of(comparison.State),
            ["reported"] = (double?)comparison.Reported?.Value,
            ["valueStatus"] = comparison.Reported is { } reported ? Words.Of(reported.Status) : null,
            ["revision"] = found.Revision,
            ["released"] = found.IsReleased,
            ["measured"] = (double?)comparison.Measured?.Value,
            ["measuredVersion"] = found.MeasuredVersion,
            ["coverage"] = (double?)comparison.Measured?.Coverage.Share,
            ["basis"] = comparison.Measured is { } measured ? JsonSerializer.Serialize(measured.Coverage, ApiJson.Options) : null,
            ["asOf"] = comparison.Measured?.AsOf.ToDateTimeOffset(),
            ["gap"] = (double?)comparison.Gap,
            ["gapPercent"] = (double?)comparison.GapPercent,
            ["likeliest"] = !isApart ? null : found.Causes is [var first, ..] ? Words.Of(first.Kind) : Unknown,
            ["causes"] = found.Causes.IsEmpty ? null : JsonSerializer.Serialize(found.Causes, ApiJson.Options),
            ["reconciled"] = found.Reconciled.ToDateTimeOffset(),
        };
        if (work is not null)
            WriteWork(row, work);
        return row;
    }

    public static void WriteWork(TableEntity row, Work work)
    {
        row["work"] = Words.Of(work.State);
        row["steps"] = work.Steps;
        row["round"] = work.Round;
        row["since"] = work.Since.ToDateTimeOffset();
        row["judgedReported"] = (double?)work.Reported;
        row["judgedMeasured"] = (double?)work.Measured;
        row["judgedApart"] = work.WasApart;
        row["told"] = work.Told?.ToDateTimeOffset();
        row["due"] = work.Due?.ToDateTimeOffset();
        row["reply"] = work.Reply is null ? null : JsonSerializer.Serialize(work.Reply, ApiJson.Options);
    }

    public static StoredDiscrepancy Read(TableEntity row) => new(
        row.Text("unit"),
        row.Text("indicator"),
        new(
            row.GetDouble("reported") is { } reported ? new StatedFigure((decimal)reported, Words.FindStatus(row.Text("valueStatus"))!.Value) : null,
            row.GetDouble("measured") is { } measured
                ? new MeasuredValue((decimal)measured, JsonSerializer.Deserialize<Coverage>(row.Text("basis"), ApiJson.Options)!, row.Instant("asOf"))
                : null,
            (decimal?)row.GetDouble("gap"),
            (decimal?)row.GetDouble("gapPercent"),
            Enum.Parse<ComparisonState>(row.Text("state"), ignoreCase: true)),
        row.GetString("causes") is { } causes ? JsonSerializer.Deserialize<ImmutableArray<Cause>>(causes, ApiJson.Options) : [],
        row.GetString("work") is null ? null : ReadWork(row),
        row.GetString("revision"),
        row.Int32("measuredVersion"),
        row.Boolean("released"),
        row.Instant("reconciled"),
        row.ETag);

    public static TableEntity Write(string partition, StoredDiscrepancy found, Step step) => new(partition, KeyOf(found.Unit, found.Indicator, step.Number))
    {
        ["number"] = step.Number,
        ["kind"] = Words.Of(step.Kind),
        ["from"] = step.From is { } from ? Words.Of(from) : null,
        ["to"] = Words.Of(step.To),
        ["by"] = step.By,
        ["at"] = step.At.ToDateTimeOffset(),
        ["reported"] = (double?)step.Reported,
        ["measured"] = (double?)step.Measured,
        ["note"] = step.Note,
        ["reply"] = step.Reply is null ? null : JsonSerializer.Serialize(step.Reply, ApiJson.Options),
        ["due"] = step.Due?.ToDateTimeOffset(),
    };

    public static Step ReadStep(TableEntity row) => new(
        row.Int32("number"),
        Enum.Parse<StepKind>(row.Text("kind"), ignoreCase: true),
        row.GetString("from") is { } from ? Enum.Parse<WorkState>(from, ignoreCase: true) : null,
        Enum.Parse<WorkState>(row.Text("to"), ignoreCase: true),
        row.Text("by"),
        row.Instant("at"),
        (decimal?)row.GetDouble("reported"),
        (decimal?)row.GetDouble("measured"),
        row.GetString("note"),
        ReadReply(row),
        row.FindInstant("due"));

    private static Work ReadWork(TableEntity row) => new(
        Enum.Parse<WorkState>(row.Text("work"), ignoreCase: true), row.Int32("steps"), row.Int32("round"), row.Instant("since"),
        (decimal?)row.GetDouble("judgedReported"), (decimal?)row.GetDouble("judgedMeasured"), row.Boolean("judgedApart"),
        row.FindInstant("told"), row.FindInstant("due"), ReadReply(row));

    private static Reply? ReadReply(TableEntity row) => row.GetString("reply") is { } reply ? JsonSerializer.Deserialize<Reply>(reply, ApiJson.Options) : null;
}
