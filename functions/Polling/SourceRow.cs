using Azure.Data.Tables;
using NhipSo.Functions.Storage;

namespace NhipSo.Functions.Polling;

/// <summary>A source's state as a row of the table Sources.</summary>
internal static class SourceRow
{
    public const string Partition = "state";

    public static TableEntity Write(string source, SourceState state) => new(Partition, source)
    {
        ["firstSlot"] = state.FirstSlot.ToDateTimeOffset(),
        ["lastSlot"] = state.LastSlot.ToDateTimeOffset(),
        ["lastAttempt"] = state.LastAttempt.ToDateTimeOffset(),
        ["class"] = state.Class,
        ["lastSuccess"] = state.LastSuccess?.ToDateTimeOffset(),
        ["lastValues"] = state.LastValues?.ToDateTimeOffset(),
        ["isDown"] = state.Standing.IsDown,
        ["consecutiveFailures"] = state.Standing.Failures,
        ["consecutiveSuccesses"] = state.Standing.Successes,
        ["since"] = state.Standing.Since.ToDateTimeOffset(),
        ["lastDay"] = state.Day.Written,
        ["attempts"] = state.Attempts,
        ["etag"] = state.Validators?.ETag,
        ["lastModified"] = state.Validators?.LastModified,
        ["definition"] = state.Definition,
    };

    public static SourceState Read(TableEntity row) => new(
        row.FindInstant("firstSlot") ?? row.Instant("lastSlot"),
        row.Instant("lastSlot"),
        row.Instant("lastAttempt"),
        row.Text("class"),
        row.FindInstant("lastSuccess"),
        row.FindInstant("lastValues"),
        new(
            row.GetBoolean("isDown") ?? false, row.GetInt32("consecutiveFailures") ?? 0, row.GetInt32("consecutiveSuccesses") ?? 0,
            row.FindInstant("since") ?? row.Instant("lastSlot")),
        new(row.GetString("lastDay") ?? ""),
        row.GetInt64("attempts") ?? 0,
        row.GetString("etag") is not null || row.GetString("lastModified") is not null ? new(row.GetString("etag"), row.GetString("lastModified")) : null,
        row.GetString("definition"));
}
