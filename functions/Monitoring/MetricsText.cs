using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace NhipSo.Functions.Monitoring;

/// <summary>The app's counters and gauges and its process in the text exposition format of Prometheus, version 0.0.4.</summary>
public sealed class MetricsText : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly ConcurrentDictionary<(Instrument Instrument, string Labels), long> sums = new();

    /// <summary>Begins to listen to a meter's counters and gauges.</summary>
    public MetricsText(Meter meter)
    {
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (ReferenceEquals(instrument.Meter, meter))
            {
                sums.TryAdd((instrument, ""), 0);
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
            sums.AddOrUpdate((instrument, LabelsOf(tags)), value, (_, sum) => instrument is Gauge<long> ? value : sum + value));
        listener.Start();
    }

    /// <summary>The text as of now.</summary>
    public string Write()
    {
        var text = new StringBuilder();
        foreach (var group in sums.GroupBy(pair => pair.Key.Instrument).OrderBy(group => group.Key.Name, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"# HELP {group.Key.Name} {group.Key.Description}\n# TYPE {group.Key.Name} {(group.Key is Gauge<long> ? "gauge" : "counter")}\n");
            foreach (var ((instrument, labels), sum) in group.OrderBy(pair => pair.Key.Labels, StringComparer.Ordinal))
            {
                if (labels.Length > 0 || group.Count() == 1)
                    text.Append(CultureInfo.InvariantCulture, $"{instrument.Name}{labels} {sum}\n");
            }
        }

        using var process = Process.GetCurrentProcess();
        Gauge(text, "process_start_time_seconds", "When the process started, in seconds since 1970.", new DateTimeOffset(process.StartTime).ToUnixTimeSeconds());
        Gauge(text, "process_resident_memory_bytes", "Memory of the process that is in RAM.", process.WorkingSet64);
        Gauge(text, "process_cpu_seconds_total", "CPU time of the process.", process.TotalProcessorTime.TotalSeconds, "counter");
        return text.ToString();
    }

    /// <inheritdoc/>
    public void Dispose() => listener.Dispose();

    private static void Gauge(StringBuilder text, string name, string help, double value, string type = "gauge") =>
        text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} {type}\n{name} {value}\n");

    private static string LabelsOf(ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        tags.IsEmpty ? "" : $"{{{string.Join(',', tags.ToArray().Select(tag => $"{tag.Key}=\"{tag.Value}\""))}}}";
}
