using System.Collections.Immutable;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Reconciling;
using NhipSo.Functions.Http;
using NhipSo.Functions.Storage;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Reconciling;

/// <summary>A row to be written, with the steps that lead to it.</summary>
/// <param name="Found">The row; with the ETag that it was read with.</param>
/// <param name="IsApart">Whether the two figures are apart.</param>
/// <param name="Steps">What was done since it was read.</param>
public sealed record ReconciledRow(StoredDiscrepancy Found, bool IsApart, ImmutableArray<Step> Steps);

/// <summary>
/// The table Discrepancies, a partition a form and period: <c>!</c> what it was last reconciled with; <c>{unit}|{indicator}</c> both
/// figures, causes and where the work stands; <c>~|{unit}|{indicator}|{number}</c> the steps of the work, which are inserted in the
/// transaction that moves it and never replaced, so nothing of it is lost.
/// </summary>
public sealed class DiscrepancyTable(TableServiceClient tables)
{
    private readonly TableClient table = tables.GetTableClient(TableNames.Discrepancies);

    /// <summary>The name of a partition.</summary>
    public static string PartitionOf(Form form, Period period) => $"{form.Code}|{period.Code}";

    /// <summary>All rows of a period, or those of some indicators: one range read.</summary>
    public async Task<IReadOnlyList<StoredDiscrepancy>> ReadAsync(
        Form form, Period period, IReadOnlyCollection<string>? indicators, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {PartitionOf(form, period)} and RowKey gt {DiscrepancyRows.State} and RowKey lt {DiscrepancyRows.Steps}");
        if (indicators is { Count: > 0 })
            filter += $" and ({string.Join(" or ", indicators.Select(code => TableClient.CreateQueryFilter($"indicator eq {code}")))})";
        var rows = new List<StoredDiscrepancy>();
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            rows.Add(DiscrepancyRows.Read(row));
        return rows;
    }

    /// <summary>All rows and all steps of a period, and what it was last reconciled with; one range read.</summary>
    public async Task<(ReconciledState? State, IReadOnlyList<StoredDiscrepancy> Rows, ILookup<(string Unit, string Indicator), Step> Steps)> ReadAllAsync(
        Form form, Period period, CancellationToken cancellationToken)
    {
        ReconciledState? state = null;
        var (rows, steps) = (new List<StoredDiscrepancy>(), new List<(string Unit, string Indicator, Step Step)>());
        await foreach (var row in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {PartitionOf(form, period)}"), cancellationToken: cancellationToken))
        {
            if (row.RowKey == DiscrepancyRows.State)
                state = ReadState(row);
            else if (!row.RowKey.StartsWith(DiscrepancyRows.Steps, StringComparison.Ordinal))
                rows.Add(DiscrepancyRows.Read(row));
            else if (row.RowKey.Split('|') is [_, var unit, var indicator, _])
                steps.Add((unit, indicator, DiscrepancyRows.ReadStep(row)));
        }

        return (state, rows, steps.ToLookup(each => (each.Unit, each.Indicator), each => each.Step));
    }

    /// <summary>One row, or null.</summary>
    public async Task<StoredDiscrepancy?> FindAsync(Form form, Period period, string unit, string indicator, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(PartitionOf(form, period), DiscrepancyRows.KeyOf(unit, indicator), cancellationToken: cancellationToken);
        return row.HasValue ? DiscrepancyRows.Read(row.Value!) : null;
    }

    /// <summary>The steps of the work on one row, the first first.</summary>
    public async Task<IReadOnlyList<Step>> ReadStepsAsync(Form form, Period period, string unit, string indicator, CancellationToken cancellationToken)
    {
        var steps = new List<Step>();
        var prefix = $"{DiscrepancyRows.Steps}{DiscrepancyRows.KeyOf(unit, indicator)}|";
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {PartitionOf(form, period)} and RowKey ge {prefix} and RowKey lt {prefix + "~"}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            steps.Add(DiscrepancyRows.ReadStep(row));
        return steps;
    }

    /// <summary>What a period was last reconciled with, or null where it never was.</summary>
    public async Task<ReconciledState?> FindStateAsync(Form form, Period period, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(PartitionOf(form, period), DiscrepancyRows.State, cancellationToken: cancellationToken);
        return found.HasValue ? ReadState(found.Value!) : null;
    }

    /// <summary>After all rows: says what the period was reconciled with.</summary>
    public Task WriteStateAsync(Form form, Period period, ReconciledState state, CancellationToken cancellationToken) => table.UpsertEntityAsync(
        new TableEntity(PartitionOf(form, period), DiscrepancyRows.State)
        {
            ["sequence"] = state.Sequence,
            ["catalogue"] = state.Catalogue,
            ["next"] = state.Next?.ToDateTimeOffset(),
            ["blocks"] = JsonSerializer.Serialize(state.Blocks, ApiJson.Options),
            ["reconciled"] = state.Reconciled.ToDateTimeOffset(),
        },
        TableUpdateMode.Replace, cancellationToken);

    /// <summary>Writes rows, each with its steps in one transaction, under the ETags that they were read with.</summary>
    /// <returns>Whether all were written; false where someone else wrote one of them meanwhile, and the rest has to be decided again.</returns>
    public async Task<bool> TryWriteAsync(Form form, Period period, IEnumerable<ReconciledRow> rows, CancellationToken cancellationToken)
    {
        var partition = PartitionOf(form, period);
        foreach (var actions in Gathered(rows.Select(row => ActionsOf(partition, row))))
        {
            try
            {
                await table.SubmitTransactionAsync(actions, cancellationToken);
            }
            catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
            {
                return false;
            }
        }

        return true;
    }

    private static ReconciledState ReadState(TableEntity row) => new(
        row.Int64("sequence"), row.Text("catalogue"), row.FindInstant("next"),
        JsonSerializer.Deserialize<ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, Total>>>(row.Text("blocks"), ApiJson.Options)!,
        row.Instant("reconciled"));

    private static List<TableTransactionAction> ActionsOf(string partition, ReconciledRow row)
    {
        var entity = DiscrepancyRows.Write(partition, row.Found, row.IsApart);
        return
        [
            row.Found.ETag is { } etag ? new(TableTransactionActionType.UpdateReplace, entity, etag) : new(TableTransactionActionType.Add, entity),
            .. row.Steps.Select(step => new TableTransactionAction(TableTransactionActionType.Add, DiscrepancyRows.Write(partition, row.Found, step))),
        ];
    }

    /// <summary>As many rows a transaction as it takes; what belongs together stays together.</summary>
    private static IEnumerable<List<TableTransactionAction>> Gathered(IEnumerable<List<TableTransactionAction>> rows)
    {
        var gathered = new List<TableTransactionAction>();
        foreach (var row in rows)
        {
            if (gathered.Count + row.Count > TableLimits.RowsATransaction)
            {
                yield return gathered;
                gathered = [];
            }

            gathered.AddRange(row);
        }

        if (gathered.Count > 0)
            yield return gathered;
    }
}
