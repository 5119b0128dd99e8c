namespace NhipSo.Domain.Measuring;

/// <summary>Tells our own network's failure from that of many systems.</summary>
public static class OwnNetwork
{
    private const int ManyHosts = 5;
    private const double Most = 0.8;

    /// <summary>
    /// Whether our own network is suspect: of at least five hosts that were up until now, four fifths or more could not be
    /// connected to in one run. Hosts that were down before say nothing.
    /// </summary>
    /// <param name="attempts">Of each system that was up: its host, and whether no connection came about.</param>
    public static bool IsSuspect(IEnumerable<(string Host, bool NoConnection)> attempts)
    {
        var hosts = attempts.GroupBy(attempt => attempt.Host, StringComparer.OrdinalIgnoreCase)
            .Select(host => host.All(attempt => attempt.NoConnection)).ToList();
        return hosts.Count >= ManyHosts && hosts.Count(unreached => unreached) >= Most * hosts.Count;
    }
}
