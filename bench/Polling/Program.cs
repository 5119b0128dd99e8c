// What polling costs: `make bench-polling seconds=60`. 1,000 systems of 40 metrics each, from one nginx on this machine, each 10 s, with
// everything stored; then Prometheus on the same pages, where it is installed.
// `make bench-days` publishes what was measured by the day of 34, 1,000 and 5,000 systems.
// `make poll-real slots=10` polls real systems, kills one and starts it again, and compares what is stored with what happened.
using System.Globalization;
using NhipSo.Bench.Polling;

if (args is ["days", ..])
{
    await Days.RunAsync(args.Length > 1 ? args.Skip(1).Select(size => int.Parse(size, CultureInfo.InvariantCulture)) : [34, 1000, 5000]);
    return 0;
}

if (args is ["real", ..])
    return await RealRun.RunAsync(args.Length > 1 ? Number(1) : 10, args.Length > 2 ? Number(2) : 60) ? 0 : 1;

var seconds = args.Length > 1 ? Number(1) : 60;
var cost = await Load.RunAsync(seconds);
if (args is not ["load-only", ..] && await Prometheus.RunAsync(seconds) is { } prometheus)
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"NhipSo / Prometheus                            {cost / prometheus:F2}"));
return double.IsNaN(cost) ? 1 : 0;

int Number(int place) => int.Parse(args[place], CultureInfo.InvariantCulture);
