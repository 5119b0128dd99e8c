using System.Globalization;
using Azure.Data.Tables;
using NhipSo.Domain.Measuring;
using NhipSo.Functions.Storage;
using NodaTime;
using NodaTime.Text;

namespace NhipSo.Functions.Polling;

/// <summary>When our own poller last ran, and whether it could reach anything then.</summary>
/// <param name="At">When it began to run.</param>
/// <param name="NetworkSuspectSince">Since when most systems cannot be connected to at once; null while they can.</param>
public sealed record PollerBeat(Instant At, Instant? NetworkSuspectSince);

/// <summary>
/// The table Sources, in it the partition <c>poller</c>: <c>beat</c>, renewed each run, and a row <c>off|{from}</c> for each span in
/// which we did not run (<c>offline</c>) or could reach hardly anything (<c>network</c>). What was missed then is no system's fault.
/// </summary>
public sealed class PollerHeartbeat(TableServiceClient tables)
{
    private const string Partition = "poller";
    private const string Beat = "beat";
    private const string Off = "off|";
    private static readonly InstantPattern Moment = InstantPattern.CreateWithInvariantCulture("uuuuMMddHHmmssfff");
    private readonly TableClient table = tables.GetTableClient(TableNames.Sources);

    /// <summary>The newest run, or null.</summary>
    public async Task<PollerBeat?> FindAsync(CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(Partition, Beat, cancellationToken: cancellationToken);
        return row.HasValue ? new(row.Value!.Instant("at"), row.Value!.FindInstant("networkSuspectSince")) : null;
    }

    /// <summary>A run begins: where the one before is long ago, nothing ran between, and that is written down first.</summary>
    /// <returns>The run before.</returns>
    public async Task<PollerBeat?> BeginAsync(Instant now, int shortestSeconds, CancellationToken cancellationToken)
    {
        var before = await FindAsync(cancellationToken);
        if (before is not null && now - before.At > OffSpan.Patience(shortestSeconds))
            await WriteAsync(new OffSpan(before.At, now, OffSpan.Offline), cancellationToken);
        await WriteAsync(new PollerBeat(now, before?.NetworkSuspectSince), cancellationToken);
        return before;
    }

    /// <summary>Our own network has become suspect in a run, or is no longer.</summary>
    public Task WriteAsync(PollerBeat beat, CancellationToken cancellationToken) => table.UpsertEntityAsync(
        new TableEntity(Partition, Beat) { ["at"] = beat.At.ToDateTimeOffset(), ["networkSuspectSince"] = beat.NetworkSuspectSince?.ToDateTimeOffset() },
        TableUpdateMode.Replace, cancellationToken);

    /// <summary>Writes a span down; one that begins at the same moment for the same reason grows.</summary>
    public Task WriteAsync(OffSpan span, CancellationToken cancellationToken) => table.UpsertEntityAsync(
        new TableEntity(Partition, string.Create(CultureInfo.InvariantCulture, $"{Off}{Moment.Format(span.From)}|{span.Why}"))
        {
            ["from"] = span.From.ToDateTimeOffset(), ["to"] = span.To.ToDateTimeOffset(), ["why"] = span.Why,
        },
        TableUpdateMode.Replace, cancellationToken);

    /// <summary>The spans that touch a time.</summary>
    public async Task<IReadOnlyList<OffSpan>> ReadSpansAsync(Instant from, Instant to, CancellationToken cancellationToken)
    {
        var spans = new List<OffSpan>();
        // Whoever asks for a month: a span that began in the one before is among the last of those.
        var (first, below) = (Off + Moment.Format(from - Duration.FromDays(62)), Off + Moment.Format(to));
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey ge {first} and RowKey lt {below}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            spans.Add(new(row.Instant("from"), row.Instant("to"), row.Text("why")));
        return [.. spans.Where(span => span.To > from)];
    }
}
