using System.Text;
using System.Text.Json;
using NhipSo.Domain.Ledger;
using NhipSo.Functions.Submissions;
using NodaTime;
using NodaTime.Text;

namespace NhipSo.Functions.Ledger;

/// <summary>What the record of an entry says: the text that its hash covers.</summary>
/// <param name="json">The record.</param>
/// <param name="hash">Its hash.</param>
public sealed class EntryRecord(JsonElement json, string hash)
{
    /// <summary>The hash of the record.</summary>
    public string Hash => hash;

    /// <summary>The partition that the entry is of.</summary>
    public string Partition { get; } = json.GetProperty("partition").GetString()!;

    /// <summary>The id of its chain.</summary>
    public string Unit { get; } = json.GetProperty("unit").GetString()!;

    /// <summary>Its place in the chain, from 1.</summary>
    public int Number { get; } = json.GetProperty("entry").GetInt32();

    /// <summary>What it says.</summary>
    public EntryKind Kind { get; } = Words.Kind(json.GetProperty("kind").GetString()!);

    /// <summary>How many revisions the unit has sent with it.</summary>
    public int Revision { get; } = json.GetProperty("revision").GetInt32();

    /// <summary>Its place in the partition, from 1.</summary>
    public long Sequence { get; } = json.GetProperty("sequence").GetInt64();

    /// <summary>The hash of what it says.</summary>
    public string ContentHash { get; } = json.GetProperty("contentHash").GetString()!;

    /// <summary>The hash of the entry before in the chain, or null.</summary>
    public string? Previous { get; } = json.GetProperty("previous").GetString();

    /// <summary>The hash of the revision that it is about, or null.</summary>
    public string? Base { get; } = json.GetProperty("base").GetString();

    /// <summary>When the server received it.</summary>
    public Instant Received { get; } = InstantPattern.ExtendedIso.Parse(json.GetProperty("received").GetString()!).Value;

    /// <summary>Whether a report came in time.</summary>
    public bool OnTime { get; } = json.GetProperty("onTime").GetBoolean();

    /// <summary>Where the unit's report stood with it.</summary>
    public string Status { get; } = json.GetProperty("status").GetString()!;

    /// <summary>How much was asked, given and warned of, where it is a report.</summary>
    public (int Asked, int Given, int Warnings) Checked { get; } = Words.Kind(json.GetProperty("kind").GetString()!) == EntryKind.Submission
        ? (json.GetProperty("asked").GetInt32(), json.GetProperty("given").GetInt32(), json.GetProperty("warnings").GetInt32())
        : default;

    /// <summary>Whether a report has all that is required.</summary>
    public bool IsComplete => Checked.Asked == Checked.Given;

    /// <summary>Reads a record whose hash was signed.</summary>
    public static EntryRecord Read(string record)
    {
        using var document = JsonDocument.Parse(record);
        return new(document.RootElement.Clone(), HashOf(record));
    }

    /// <summary>The hash of a record or of a content.</summary>
    public static string HashOf(string text) => Hashing.Of(Encoding.UTF8.GetBytes(text));
}
