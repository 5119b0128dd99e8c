using System.Text.Json.Nodes;
using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging.Abstractions;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Ledger;
using NhipSo.Functions.Ledger;
using NhipSo.Functions.Monitoring;
using NhipSo.Functions.Publishing;
using NhipSo.Functions.Storage;
using NhipSo.Functions.Submissions;
using NodaTime;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Tests.Ledger;

/// <summary>A ledger that the product wrote to real storage, with an entry of every kind, and what verifies it.</summary>
public sealed class WrittenLedger : IAsyncLifetime, IDisposable
{
    private static readonly Form Form = Shipped.Catalogue.FindForm("cds-thang", 2)!;

    private readonly TestStorage storage = new();
    private readonly Measures measures = new();
    private readonly ManualTime time = new(Instant.FromUtc(2026, 12, 10, 2, 3, 4) + Duration.FromMilliseconds(567));
    private ReceiptSigner signer = Shipped.NewSigner();
    private SubmissionService submissions = null!;

    internal TrustedKeys Trusted { get; private set; } = null!;

    public string Partition { get; } = new PartitionKey(Form.Code, December).ToString();

    internal TestStorage Storage => storage;

    internal ManualTime Time => time;

    internal TableClient Table => storage.Tables.GetTableClient(TableNames.Submissions);

    internal Site Site => storage.Site;

    internal CheckpointStore Checkpoints => new(storage.Blobs, signer);

    internal LedgerRows Rows => new(storage.Tables, new(storage.Blobs));

    internal ReceiptCheck Receipts => new(Trusted, Rows);

    internal LedgerReports Reports => new(Checkpoints, Trusted, measures, time);

    internal DataBlobs Blobs => storage.Blobs;

    internal string Metrics => measures.Text.Write();

    private static Period December { get; } = Period.Parse("2026-12");

    public async Task InitializeAsync()
    {
        await storage.InitializeAsync();
        Use(signer);
        await Trusted.KeepOwnAsync(default);
        await WriteAsync(December);
        await WriteAsync(Period.Parse("2027-12"));
        await SendAsync(new Submission(
            new(Form, December, Sandbox), Shipped.Submission(Report(1), "01", Form, December).Validated, null, null, "key:try"));
    }

    public async Task DisposeAsync()
    {
        Dispose();
        await storage.DisposeAsync();
    }

    public void Dispose()
    {
        signer.Dispose();
        Trusted.Dispose();
        measures.Dispose();
    }

    /// <summary>From now on another key signs, as after a rotation.</summary>
    internal void Use(ReceiptSigner other)
    {
        signer = other;
        Trusted = new(storage.Blobs, signer, time);
        submissions = new(storage.Submissions, new(storage.Blobs), signer, new FollowUps(storage.Tables), measures, time);
    }

    /// <summary>One more correction of 01's report; answers its receipt.</summary>
    internal async Task<string> CorrectAsync(int meetings)
    {
        var head = (await storage.Submissions.ReadHeadsAsync(new(Form.Code, December), default)).Partition.Units["01"];
        return await SendAsync(Shipped.Submission(Report(meetings), "01", Form, December, head.Revision!.Hash, "Sửa"));
    }

    /// <summary>From now on corrections are taken without asking.</summary>
    internal Task UnlockAsync() => SendAsync(new Ruling(Form, December, null, EntryKind.Unlock, null, new() { Note = "Lý do" }, "key:ministry"));

    /// <summary>A run of the nightly verification: the faults that it ended with.</summary>
    internal async Task<IReadOnlyList<LedgerFault>> VerifyAsync()
    {
        var verifier = new LedgerVerifier(new(Rows, time, NullLogger<LedgerReplay>.Instance), Checkpoints, Trusted, new SigningKeys(storage.Site, Trusted), measures, time, NullLogger<LedgerVerifier>.Instance);
        try
        {
            await verifier.VerifyAsync(default);
            return [];
        }
        catch (LedgerBrokenException broken)
        {
            return broken.Faults;
        }
    }

    /// <summary>The rows of a partition with what they say, in the order of their keys.</summary>
    internal async Task<List<(TableEntity Row, string? Content)>> ReadAsync(string? partition = null)
    {
        var rows = new List<(TableEntity, string?)>();
        await foreach (var row in Rows.ReadAsync(partition ?? Partition, default))
            rows.Add((row, await Rows.FindContentAsync(row, default)));
        return rows;
    }

    internal async Task PutAsync(TableEntity row) => await Table.UpsertEntityAsync(row, TableUpdateMode.Replace);

    internal async Task DeleteAsync(TableEntity row) => await Table.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All);

    private static Unit Sandbox => Shipped.Unit("01") with { IsSandbox = true };

    /// <summary>Every kind of entry, every kind of column, a content in the row and one that is a payload.</summary>
    private async Task WriteAsync(Period period)
    {
        async Task<string> ReportAsync(string unit, string json, string? corrects = null) =>
            HashOf(await SendAsync(Shipped.Submission(json, unit, Form, period, corrects, "Sửa số")));
        async Task RuleAsync(EntryKind kind, string? unit, string? about, int days = 0) => await SendAsync(new Ruling(
            Form, period, unit is null ? null : Shipped.Unit(unit), kind, about,
            new() { Note = "Lý do", Due = days > 0 ? time.Now + Duration.FromDays(days) : null }, "key:ministry"));

        var first = await ReportAsync("01", Report(3));
        await RuleAsync(EntryKind.Return, "01", first, days: 10);
        var second = await ReportAsync("01", Report(4), first);
        await RuleAsync(EntryKind.Confirm, "01", second);
        await RuleAsync(EntryKind.Extend, null, null, days: 20);
        await ReportAsync("24", LongReport());
        await RuleAsync(EntryKind.Extend, "04", null, days: 30);
        await RuleAsync(EntryKind.Exempt, "08", null);
        await RuleAsync(EntryKind.Lock, null, null);
        await RuleAsync(EntryKind.Unlock, null, null);
        await RuleAsync(EntryKind.Lock, null, null);
        await RuleAsync(EntryKind.Reopen, "01", second);
    }

    private async Task<string> SendAsync(Candidate candidate)
    {
        time.Now += Duration.FromMinutes(1);
        return (await submissions.PutAsync(candidate, default)).Entry.Receipt;
    }

    private static string HashOf(string receipt) =>
        (string)JsonNode.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(receipt.Split('.')[1]))!["hash"]!;

    private static string Report(int meetings) =>
        $$$"""{"valueStatus":"preliminary","values":{"NT03":{{{meetings}}},"NT01":{"value":0,"status":"official"},"TC03":{"value":12.345,"status":"estimate"},"TC_KH":"da-ban-hanh","TC_KH_SO":"12/KH-UBND"}}""";

    private static string LongReport()
    {
        var values = new JsonObject();
        foreach (var (indicator, _) in Shipped.Catalogue.ItemsOf(Form, Shipped.Unit("24"), December).Where(pair => pair.Indicator.Kind == Domain.Definitions.ValueKind.Count).Take(20))
            values[indicator.Code] = new JsonObject { ["value"] = indicator.Min, ["comment"] = new string('ă', 1900) };
        return new JsonObject { ["values"] = values }.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}
