using NodaTime;

namespace NhipSo.Domain.Periods;

/// <summary>The clock that deadlines are written in.</summary>
public static class VietnamTime
{
    /// <summary>Asia/Ho_Chi_Minh, from the time-zone database that NodaTime carries.</summary>
    public static DateTimeZone Zone { get; } = DateTimeZoneProviders.Tzdb["Asia/Ho_Chi_Minh"];
}
