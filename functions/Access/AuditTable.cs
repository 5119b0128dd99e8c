using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging;
using NhipSo.Functions.Storage;
using NodaTime.Text;

namespace NhipSo.Functions.Access;

/// <summary>What an administrator orders.</summary>
/// <param name="Who">Their name: <see cref="Caller.Name"/>.</param>
/// <param name="InvocationId">The run of the function that does it.</param>
/// <param name="What">What is done, as <c>key.revoke</c>.</param>
/// <param name="On">On what: an id.</param>
/// <param name="Detail">What else tells it apart; never a secret.</param>
public sealed record AuditEntry(string Who, string InvocationId, string What, string On, string Detail);

/// <summary>The table of what administrators did, the newest of a day first.</summary>
public sealed partial class AuditTable(TableServiceClient tables, TimeProvider time, ILogger<AuditTable> log)
{
    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("yyyyMMdd");

    private readonly TableClient table = tables.GetTableClient(TableNames.Audit);

    /// <summary>
    /// Makes a change that is written down before it begins. A crash leaves a row that is not <c>done</c>: what it says was
    /// ordered, and may have happened; no change is without its row.
    /// </summary>
    public async Task DoAsync(AuditEntry entry, Func<Task> change, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var row = new TableEntity(Day.Format(now.InUtc().Date), $"{DateTimeOffset.MaxValue.Ticks - now.ToDateTimeOffset().Ticks:D19}|{entry.InvocationId}")
        {
            ["at"] = now.ToDateTimeOffset(),
            ["who"] = entry.Who,
            ["what"] = entry.What,
            ["on"] = entry.On,
            ["detail"] = entry.Detail,
            ["done"] = false,
        };
        await table.AddEntityAsync(row, cancellationToken);
        await change();
        try
        {
            row["done"] = true;
            await table.UpdateEntityAsync(row, ETag.All, cancellationToken: CancellationToken.None);
        }
        catch (Exception e) when (e is RequestFailedException || StorageOutage.Is(e))
        {
            // The change is made and its answer, perhaps with a secret, is due; the row stands as after a crash.
            NotDone(log, entry.What, entry.On, e);
        }
    }

    [LoggerMessage(1101, LogLevel.Warning, "The audit row of {What} on {On} could not be marked done")]
    private static partial void NotDone(ILogger logger, string what, string on, Exception exception);
}
