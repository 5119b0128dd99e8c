using System.Collections.Frozen;

namespace NhipSo.Functions.Polling;

/// <summary>
/// Ports at which something else than a system's figures listens: those that browsers do not connect to (WHATWG Fetch, port
/// blocking), data stores, and the controls of machines and clusters, some of which speak HTTP.
/// </summary>
internal static class OutboundPorts
{
    private static readonly FrozenSet<int> OfOthers = new[]
    {
        0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110, 111, 113, 115,
        117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587,
        601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
        445, 1433, 1521, 3306, 3389, 5432, 5672, 5900, 5985, 5986, 6379, 9042, 9092, 9300, 11211, 27017,
        2375, 2376, 2379, 2380, 6443, 8500, 10250, 10255, 10256,
    }.ToFrozenSet();

    /// <summary>Whether no source is asked at that port.</summary>
    public static bool IsOfAnotherProtocol(int port) => OfOthers.Contains(port);
}
