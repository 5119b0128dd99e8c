using System.Diagnostics.Metrics;
using NodaTime;

namespace NhipSo.Functions.Monitoring;

/// <summary>What the app counts about itself, as a .NET meter.</summary>
public sealed class Measures : IDisposable
{
    private readonly Meter meter = new("NhipSo");
    private readonly Counter<long> accepted;
    private readonly Counter<long> polls;
    private readonly Counter<long> refused;
    private readonly Gauge<long> faults;
    private readonly Gauge<long> verified;
    private readonly Counter<long> storage;

    /// <summary>Makes the counters and gauges.</summary>
    public Measures()
    {
        accepted = meter.CreateCounter<long>("nhipso_submissions_stored_total", description: "Revisions stored since the process started.");
        polls = meter.CreateCounter<long>("nhipso_polls_total", description: "Attempts to poll a system since the process started.");
        refused = meter.CreateCounter<long>("nhipso_requests_refused_total", description: "Requests that ended with a problem since the process started.");
        faults = meter.CreateGauge<long>("nhipso_ledger_faults", description: "What was wrong with the ledger when it was last verified.");
        verified = meter.CreateGauge<long>("nhipso_ledger_verified_timestamp_seconds", description: "When the ledger was last verified, in seconds since 1970; 0 for never.");
        storage = meter.CreateCounter<long>("nhipso_storage_requests_total", description: "Requests to storage since the process started; a table transaction is one.");
        Text = new(meter);
    }

    /// <summary>What was counted so far, as text.</summary>
    public MetricsText Text { get; }

    /// <summary>A revision was stored.</summary>
    public void Stored() => accepted.Add(1);

    /// <summary>A system was polled.</summary>
    public void Polled(string attemptClass) => polls.Add(1, new KeyValuePair<string, object?>("class", attemptClass));

    /// <summary>A request ended with a problem of that code.</summary>
    public void Refused(string code) => refused.Add(1, new KeyValuePair<string, object?>("code", code));

    /// <summary>The ledger was verified.</summary>
    public void LedgerVerified(int faultCount, Instant at)
    {
        faults.Record(faultCount);
        verified.Record(at.ToUnixTimeSeconds());
    }

    /// <summary>Storage was asked for something.</summary>
    /// <param name="isWrite">Whether it was to change something.</param>
    /// <param name="service"><c>table</c> or <c>blob</c>: they have other prices.</param>
    public void AskedStorage(bool isWrite, string service) =>
        storage.Add(1, new("kind", isWrite ? "write" : "read"), new KeyValuePair<string, object?>("service", service));

    /// <inheritdoc/>
    public void Dispose()
    {
        Text.Dispose();
        meter.Dispose();
    }
}
