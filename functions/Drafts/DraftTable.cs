using System.Text;
using Azure;
using Azure.Data.Tables;
using NhipSo.Domain.Ledger;
using NhipSo.Domain.Obligations;
using NhipSo.Domain.Submissions;
using NhipSo.Functions.Problems;
using NhipSo.Functions.Storage;
using NodaTime;

namespace NhipSo.Functions.Drafts;

/// <summary>A unit's saved work.</summary>
/// <param name="Body">The report as JSON, as it was sent.</param>
/// <param name="State">How far it is.</param>
/// <param name="Saved">When it was saved.</param>
/// <param name="By">Who saved it.</param>
/// <param name="ETag">What it is replaced under.</param>
public sealed record Draft(string Body, DraftState State, Instant Saved, string By, ETag ETag = default)
{
    /// <summary>Names exactly this work; the API's ETag.</summary>
    public string Hash => Hashing.Of(Encoding.UTF8.GetBytes(Body));
}

/// <summary>The table Drafts: a partition a unit, a row a form and period. A draft is no entry of the ledger and advances nothing.</summary>
public sealed class DraftTable(TableServiceClient tables)
{
    private readonly TableClient table = tables.GetTableClient(TableNames.Drafts);

    /// <summary>The draft of what a unit owes, or null.</summary>
    public async Task<Draft?> FindAsync(Obligation obligation, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(obligation.Unit.Id, KeyOf(obligation), cancellationToken: cancellationToken);
        return row.HasValue ? Read(row.Value!) : null;
    }

    /// <summary>How far a unit has got with everything that it owes, by form and period.</summary>
    public async Task<IReadOnlyDictionary<string, DraftState>> ReadStatesAsync(string unit, CancellationToken cancellationToken)
    {
        var states = new Dictionary<string, DraftState>(StringComparer.Ordinal);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {unit}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey", "state"], cancellationToken: cancellationToken))
            states.Add(row.RowKey, Enum.Parse<DraftState>(row.Text("state")));
        return states;
    }

    /// <summary>Saves a draft in the place of the one that was read; of two who save at once, one wins.</summary>
    /// <param name="obligation">What it is of.</param>
    /// <param name="draft">The draft.</param>
    /// <param name="replaces">The one that was read, or null when there was none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ProblemException">Someone else has saved meanwhile.</exception>
    public async Task SaveAsync(Obligation obligation, Draft draft, Draft? replaces, CancellationToken cancellationToken)
    {
        var row = new TableEntity(obligation.Unit.Id, KeyOf(obligation))
        {
            ["state"] = draft.State.ToString(),
            ["saved"] = draft.Saved.ToDateTimeOffset(),
            ["by"] = draft.By,
        };
        for (var (part, from) = (0, 0); from < draft.Body.Length; part++)
        {
            var to = Math.Min(from + PartLength, draft.Body.Length);
            to -= char.IsHighSurrogate(draft.Body[to - 1]) ? 1 : 0; // half a character is none
            row[$"body{part}"] = draft.Body[from..to];
            from = to;
        }

        try
        {
            if (replaces is null)
                await table.AddEntityAsync(row, cancellationToken);
            else
                await table.UpdateEntityAsync(row, replaces.ETag, TableUpdateMode.Replace, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
        {
            throw Refusals.DraftChanged();
        }
    }

    /// <summary>Marks a draft as sent; one that was saved again meanwhile stays what it is.</summary>
    public async Task MarkSentAsync(Obligation obligation, Draft draft, CancellationToken cancellationToken)
    {
        try
        {
            var row = new TableEntity(obligation.Unit.Id, KeyOf(obligation)) { ["state"] = nameof(DraftState.Sent) };
            await table.UpdateEntityAsync(row, draft.ETag, TableUpdateMode.Merge, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            // It is gone, or it is another one.
        }
    }

    /// <summary>Removes a draft; one that was saved again meanwhile stays.</summary>
    public Task DiscardAsync(Obligation obligation, Draft draft, CancellationToken cancellationToken) =>
        table.DeleteUnchangedAsync(obligation.Unit.Id, KeyOf(obligation), draft.ETag, cancellationToken);

    /// <summary>The row of what a unit owes.</summary>
    public static string KeyOf(Obligation obligation) => $"{obligation.Form.Code}|{obligation.Period.Code}";

    /// <summary>A property of a row has 32 Ki characters at most; a body may be longer.</summary>
    private const int PartLength = 32_000;

    private static Draft Read(TableEntity row) => new(
        string.Concat(Enumerable.Range(0, 20).Select(part => row.GetString($"body{part}"))),
        Enum.Parse<DraftState>(row.Text("state")),
        row.Instant("saved"),
        row.Text("by"),
        row.ETag);
}
