using System.Text.Json;
using NhipSo.Functions.Submissions;

namespace NhipSo.Functions.Ledger;

/// <summary>What the rows must say, every property of them, by what the entries' records and contents say.</summary>
internal static class ExpectedRows
{
    /// <summary>An entry's row; its receipt is verified apart.</summary>
    public static Dictionary<string, object> Entry(EntryRecord record, string content, string receipt)
    {
        var row = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["kind"] = Words.Of(record.Kind),
            ["hash"] = record.Hash,
            ["contentHash"] = record.ContentHash,
            ["entry"] = record.Number,
            ["revision"] = record.Revision,
            ["sequence"] = record.Sequence,
            ["received"] = record.Received.ToDateTimeOffset(),
            ["onTime"] = record.OnTime,
            ["receipt"] = receipt,
        };
        if (content.Length <= Payloads.MaxInRow)
            row["content"] = content;
        if (record.Base is { } about)
            row["base"] = about;
        return row;
    }

    /// <summary>A unit's head, its indicators' columns among them.</summary>
    public static Dictionary<string, object> Unit(Chain chain)
    {
        var newest = chain.Newest!;
        var row = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["status"] = newest.Status, ["entries"] = newest.Number, ["entryHash"] = newest.Hash, ["entryContentHash"] = newest.ContentHash,
            ["entrySequence"] = newest.Sequence,
        };
        if (chain.Due is { } due)
            row["due"] = due.ToDateTimeOffset();
        if (chain.Report is var (report, content))
        {
            using var said = JsonDocument.Parse(content);
            AddReport(row, report, said.RootElement);
            row["onTime"] = chain.OnTime;
        }

        return row;
    }

    /// <summary>The partition's head.</summary>
    public static Dictionary<string, object> Partition(EntryRecord newest, string runningHash, Chain? all)
    {
        var row = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["sequence"] = newest.Sequence, ["runningHash"] = runningHash, ["updated"] = newest.Received.ToDateTimeOffset(),
        };
        if (all?.Due is { } extended)
            row["extended"] = extended.ToDateTimeOffset();
        if (all?.Locked is { } locked)
            row["locked"] = locked.ToDateTimeOffset();
        return row;
    }

    private static void AddReport(Dictionary<string, object> row, EntryRecord report, JsonElement said)
    {
        row["revision"] = report.Revision;
        row["revisionEntry"] = report.Number;
        row["sequence"] = report.Sequence;
        row["hash"] = report.Hash;
        row["contentHash"] = report.ContentHash;
        row["received"] = report.Received.ToDateTimeOffset();
        row["complete"] = report.IsComplete;
        (row["asked"], row["given"], row["warnings"]) = report.Checked;
        row["valueStatus"] = said.GetProperty("valueStatus").GetString()!;
        row["formVersion"] = said.GetProperty("formVersion").GetInt32();
        if (said.TryGetProperty("statuses", out var statuses))
            row["statuses"] = string.Join(' ', statuses.EnumerateObject().Select(each => $"{each.Name}={each.Value.GetString()}"));
        foreach (var value in said.GetProperty("values").EnumerateObject())
            row[value.Name] = (double)value.Value.GetDecimal();
        if (said.TryGetProperty("words", out var words))
        {
            foreach (var each in words.EnumerateObject())
                row[each.Name] = each.Value.GetString()!;
        }
    }
}
