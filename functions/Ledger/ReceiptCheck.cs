using System.Text.Json;
using Azure.Data.Tables;
using NhipSo.Domain.Ledger;
using NhipSo.Functions.Submissions;

namespace NhipSo.Functions.Ledger;

/// <summary>Whether the ledger still holds what a receipt confirms.</summary>
public enum Holding
{
    /// <summary>Exactly that entry.</summary>
    Held,

    /// <summary>Exactly that revision, and a newer one.</summary>
    Superseded,

    /// <summary>Nothing in its place.</summary>
    Missing,

    /// <summary>Something else in its place.</summary>
    Different,
}

/// <summary>What came of the check of a receipt.</summary>
/// <param name="Doubt">Why it is not believed; null where it is.</param>
/// <param name="Claims">What it says; null where it is not believed.</param>
/// <param name="Ledger">Whether the ledger still holds that; null where it is not believed.</param>
/// <param name="SupersededBy">The number of the newest revision, where that is another.</param>
public sealed record CheckedReceipt(Doubt? Doubt, JsonElement? Claims, Holding? Ledger, int? SupersededBy);

/// <summary>Checks receipts: first the signature, and only for what we did sign the ledger, which costs two point reads.</summary>
public sealed class ReceiptCheck(TrustedKeys trusted, LedgerRows rows)
{
    /// <summary>Checks a receipt.</summary>
    public async Task<CheckedReceipt> CheckAsync(string receipt, CancellationToken cancellationToken)
    {
        if (SignedText.KeyOf(receipt) is not { } key)
            return new(Doubt.Malformed, null, null, null);
        var (claims, doubt) = SignedText.Read(receipt, ReceiptSigner.ReceiptType, await trusted.FindAsync(key, cancellationToken));
        if (doubt is not null)
            return new(doubt, null, null, null);
        var signed = ReceiptClaims.Read(claims);
        if (await rows.FindAsync(signed.Partition, EntryRows.KeyOf(signed.Unit, signed.Entry), cancellationToken) is not { } row)
            return new(null, claims, Holding.Missing, null);
        if (!Holds(row, signed, await rows.FindContentAsync(row, cancellationToken)))
            return new(null, claims, Holding.Different, null);
        return await FindNewerAsync(signed, cancellationToken) is { } newer
            ? new(null, claims, Holding.Superseded, newer)
            : new(null, claims, Holding.Held, null);
    }

    private static bool Holds(TableEntity row, ReceiptClaims signed, string? content) =>
        RowComparison.TextOf(row, "record") is { } record && EntryRecord.HashOf(record) == signed.Hash
        && content is not null && EntryRecord.HashOf(content) == signed.ContentHash;

    private async Task<int?> FindNewerAsync(ReceiptClaims signed, CancellationToken cancellationToken)
    {
        if (signed.Kind != EntryKind.Submission)
            return null;
        var head = await rows.FindAsync(signed.Partition, HeadRows.KeyOf(signed.Unit), cancellationToken);
        return head is not null && head.TryGetValue("revision", out var stored) && stored is int newest && newest > signed.Revision ? newest : null;
    }
}
