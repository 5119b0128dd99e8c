// What polling costs: `make bench-polling seconds=60`. 1,000 systems of 40 metrics each, from one nginx on this machine, each 10 s, with
// everything stored; then Prometheus on the same pages, where it is installed.
// `make poll-real minutes=10` polls real systems, kills one and starts it again, and compares what is stored with what happened.
using System.Globalization;
using NhipSo.Bench.Polling;

var number = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : (int?)null;
var cost = await Load.RunAsync(number ?? 60);
if (args is not ["load-only", ..] && await Prometheus.RunAsync(number ?? 60) is { } prometheus)
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"NhipSo / Prometheus                            {cost / prometheus:F2}"));
return double.IsNaN(cost) ? 1 : 0;
