using Azure.Data.Tables;
using NhipSo.Functions.Storage;
using NodaTime;

namespace NhipSo.Functions.Outages;

/// <summary>When the system was last known to work: a row of the table Pending, shared by all instances and kept over restarts.</summary>
public sealed class Heartbeat(TableServiceClient tables)
{
    private const string Partition = "watch";
    private const string Row = "working";

    private readonly TableClient table = tables.GetTableClient(TableNames.Pending);

    /// <summary>When that was, or null where it never was.</summary>
    public async Task<Instant?> FindAsync(CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(Partition, Row, cancellationToken: cancellationToken);
        return row.HasValue ? row.Value!.Instant("at") : null;
    }

    /// <summary>It works now.</summary>
    public Task WriteAsync(Instant now, CancellationToken cancellationToken) =>
        table.UpsertEntityAsync(new TableEntity(Partition, Row) { ["at"] = now.ToDateTimeOffset() }, TableUpdateMode.Replace, cancellationToken);
}
