using System.ComponentModel.DataAnnotations;

namespace NhipSo.Functions.Polling;

/// <summary>How systems are polled: the settings <c>Polling__…</c>.</summary>
public sealed class PollingOptions
{
    /// <summary>The name of their section.</summary>
    public const string Section = "Polling";

    /// <summary>How long a page may take after its headers.</summary>
    public static readonly TimeSpan BodyLimit = TimeSpan.FromSeconds(10);

    /// <summary>How many systems are polled at once; nearly all of a poll is waiting.</summary>
    [Range(1, 256)]
    public int Concurrency { get; set; } = 64;

    /// <summary>How many systems of one host are polled at once.</summary>
    [Range(1, 256)]
    public int ConcurrencyPerHost { get; set; } = 8;

    /// <summary>
    /// Hosts that may be polled although their address is not public, parted by commas; none unless set. Addresses of a
    /// link itself and of the cloud's own services stay closed.
    /// </summary>
    public string AllowedPrivateHosts { get; set; } = "";

    /// <summary>The hosts as a set.</summary>
    public IReadOnlySet<string> PrivateHosts =>
        AllowedPrivateHosts.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.OrdinalIgnoreCase);
}
