using System.Globalization;

namespace NhipSo.Bench.Polling;

/// <summary>What a process has cost so far, as Linux says.</summary>
/// <param name="CpuSeconds">User and system time.</param>
/// <param name="ResidentMegabytes">Memory in RAM now.</param>
/// <param name="PeakMegabytes">The most that was in RAM.</param>
internal sealed record ProcessCost(double CpuSeconds, double ResidentMegabytes, double PeakMegabytes)
{
    private const double TicksPerSecond = 100;

    public static ProcessCost Of(int id)
    {
        // The second field is the name in brackets, and may hold spaces.
        var fields = File.ReadAllText($"/proc/{id}/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var status = File.ReadAllLines($"/proc/{id}/status");
        return new((Number(fields[11]) + Number(fields[12])) / TicksPerSecond, Megabytes("VmRSS:"), Megabytes("VmHWM:"));

        double Megabytes(string name) => Number(status.First(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..].Replace("kB", "", StringComparison.Ordinal)) / 1024;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
