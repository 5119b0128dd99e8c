using System.Globalization;
using Azure.Data.Tables;
using NhipSo.Functions.Storage;

namespace NhipSo.Functions.Submissions;

/// <summary>The rows of entries.</summary>
public static class EntryRows
{
    /// <summary>What the keys of entries begin with.</summary>
    public const string Prefix = "r|";

    /// <summary>The key of an entry.</summary>
    public static string KeyOf(string unit, int number) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{unit}|{number:D6}");

    /// <summary>Reads an entry.</summary>
    public static StoredEntry Read(TableEntity row) => new(
        Words.Kind(row.Text("kind")), row.Int32("entry"), row.Int32("revision"), row.Int64("sequence"), row.Text("hash"), row.Instant("received"),
        row.Boolean("onTime"), row.Text("receipt"));

    /// <summary>The row of an entry. What it says is in it, unless that is so long that it was stored as a payload before.</summary>
    public static TableEntity Write(PartitionKey key, LedgerEntry entry, string receipt)
    {
        var row = new TableEntity(key.ToString(), KeyOf(entry.Candidate.Chain, entry.Number))
        {
            ["kind"] = Words.Of(entry.Candidate.Kind),
            ["record"] = entry.Record,
            ["hash"] = entry.Hash,
            ["contentHash"] = entry.Candidate.ContentHash,
            ["entry"] = entry.Number,
            ["revision"] = entry.Revision,
            ["sequence"] = entry.Sequence,
            ["received"] = entry.Received.ToDateTimeOffset(),
            ["onTime"] = entry.OnTime,
            ["receipt"] = receipt,
        };
        if (entry.Candidate.Content.Length <= Payloads.MaxInRow)
            row["content"] = entry.Candidate.Content;
        if (entry.Candidate.Base is { } about)
            row["base"] = about;
        return row;
    }
}
