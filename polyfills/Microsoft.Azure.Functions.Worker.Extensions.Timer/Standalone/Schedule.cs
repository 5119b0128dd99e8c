using System.Globalization;
using NCrontab;

namespace Microsoft.Azure.Functions.Worker.Standalone;

/// <summary>The times of a timer, in UTC.</summary>
internal abstract record Schedule
{
    private static readonly TimeSpan MonitoredFrom = TimeSpan.FromMinutes(1);

    /// <summary>The first time after <paramref name="utc"/>; null when there is none.</summary>
    public abstract DateTime? After(DateTime utc);

    /// <summary>Whether two times that follow <paramref name="utc"/> are far enough apart for a status to be kept.</summary>
    public bool IsMonitored(DateTime utc) =>
        After(utc) is not { } first || After(first) is not { } second || second - first >= MonitoredFrom;

    /// <exception cref="FormatException">The text is no schedule.</exception>
    public static Schedule Parse(string text)
    {
        // A cron expression has fields, and "00:30:00" has none.
        if (!text.Trim().Contains(' ', StringComparison.Ordinal)
            && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var interval)
            && interval > TimeSpan.Zero)
        {
            return new Interval(interval);
        }

        var fields = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        var options = new CrontabSchedule.ParseOptions { IncludingSeconds = fields == 6 };
        return CrontabSchedule.TryParse(text, options) is { } cron
            ? new Cron(cron)
            : throw new FormatException($"'{text}' is no NCrontab expression of five or six fields.");
    }

    private sealed record Interval(TimeSpan Length) : Schedule
    {
        public override DateTime? After(DateTime utc) => utc + Length;
    }

    private sealed record Cron(CrontabSchedule Expression) : Schedule
    {
        public override DateTime? After(DateTime utc)
        {
            var next = Expression.GetNextOccurrence(utc, DateTime.MaxValue);
            return next == DateTime.MaxValue ? null : DateTime.SpecifyKind(next, DateTimeKind.Utc);
        }
    }
}
