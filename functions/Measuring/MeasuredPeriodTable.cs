using System.Collections.Immutable;
using System.Globalization;
using Azure;
using Azure.Data.Tables;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Functions.Reconciling;
using NhipSo.Functions.Storage;
using NodaTime;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Measuring;

/// <summary>
/// The table MeasuredPeriods, a partition a form and period: a row <c>{unit}|{version}</c> a version of what was measured of a unit,
/// a typed column an indicator. Rows are inserted and never replaced. The row <c>!</c> says by which definitions it was last computed.
/// </summary>
public sealed class MeasuredPeriodTable(TableServiceClient tables)
{
    private const string Head = "!";
    private readonly TableClient table = tables.GetTableClient(TableNames.MeasuredPeriods);

    /// <summary>The newest version of every unit, by the unit's id; nothing while the period is open.</summary>
    public async Task<IReadOnlyDictionary<string, MeasuredVersion>> ReadNewestAsync(Form form, Period period, CancellationToken cancellationToken)
    {
        // Versions of a unit follow each other in the order of rows, so that the last one stays.
        var newest = new Dictionary<string, MeasuredVersion>(StringComparer.Ordinal);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {PartitionKey(form, period)} and RowKey gt {Head}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            var version = MeasuredPeriodRow.Read(row);
            newest[version.Measured.Unit] = version;
        }

        return newest;
    }

    /// <summary>Every version of a unit, the first first.</summary>
    /// <param name="form">The form.</param>
    /// <param name="period">The period.</param>
    /// <param name="unit">The unit's id.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<ImmutableArray<MeasuredVersion>> ReadVersionsAsync(Form form, Period period, string unit, CancellationToken cancellationToken)
    {
        var versions = ImmutableArray.CreateBuilder<MeasuredVersion>();
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {PartitionKey(form, period)} and RowKey ge {unit + "|"} and RowKey lt {unit + "}"}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            versions.Add(MeasuredPeriodRow.Read(row));
        return versions.ToImmutable();
    }

    /// <summary>Freezes versions, each for ever; one that another instance froze already stays as that wrote it.</summary>
    /// <param name="form">The form.</param>
    /// <param name="period">The period.</param>
    /// <param name="versions">A version a unit, each the next of its unit.</param>
    /// <param name="cancellationToken">Ends the writing; what is frozen stays, and the same again freezes the rest.</param>
    public async Task FreezeAsync(Form form, Period period, IReadOnlyCollection<MeasuredVersion> versions, CancellationToken cancellationToken)
    {
        if (versions.Count > 0)
            await ReconciliationMarks.OweAsync(tables.GetTableClient(TableNames.Pending), form.Code, period, versions.Max(version => version.Taken), cancellationToken);
        foreach (var chunk in versions.Chunk(TableLimits.RowsATransaction))
        {
            var rows = Array.ConvertAll(chunk, version => MeasuredPeriodRow.Write(PartitionKey(form, period), version));
            try
            {
                await table.SubmitTransactionAsync(rows.Select(row => new TableTransactionAction(TableTransactionActionType.Add, row)), cancellationToken);
            }
            catch (RequestFailedException e) when (e.Status == 409)
            {
                foreach (var row in rows)
                    await InsertAsync(row, cancellationToken);
            }
        }
    }

    /// <summary>What names the definitions by which a period was last computed, or null where it never was.</summary>
    public async Task<string?> FindDefinitionsAsync(Form form, Period period, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(PartitionKey(form, period), Head, cancellationToken: cancellationToken);
        return row.HasValue ? row.Value!.Text("definitions") : null;
    }

    /// <summary>After a period's versions: says by which definitions they were computed.</summary>
    public async Task WriteDefinitionsAsync(Form form, Period period, string definitions, Instant now, CancellationToken cancellationToken)
    {
        // Also where nothing of the period itself has changed: figures since the beginning of the year may have.
        await ReconciliationMarks.OweAsync(tables.GetTableClient(TableNames.Pending), form.Code, period, now, cancellationToken);
        await table.UpsertEntityAsync(
            new TableEntity(PartitionKey(form, period), Head) { ["definitions"] = definitions, ["computed"] = now.ToDateTimeOffset() },
            TableUpdateMode.Replace, cancellationToken);
    }

    private async Task InsertAsync(TableEntity row, CancellationToken cancellationToken)
    {
        try
        {
            await table.AddEntityAsync(row, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            // Another instance froze it.
        }
    }

    private static string PartitionKey(Form form, Period period) => string.Create(CultureInfo.InvariantCulture, $"{form.Code}|{period.Code}");
}
