using System.Text;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Ledger;
using NhipSo.Domain.Submissions;
using NhipSo.Functions.Ledger;
using NhipSo.Functions.Monitoring;
using NhipSo.Functions.Measuring;
using NhipSo.Functions.Polling;
using NhipSo.Functions.Publishing;
using NhipSo.Functions.Publishing.Comparing;
using NhipSo.Functions.Publishing.Derived;
using NhipSo.Functions.Publishing.Measured;
using NhipSo.Functions.Publishing.OpenData;
using NhipSo.Functions.Publishing.Scoring;
using NhipSo.Functions.Reconciling;
using NhipSo.Functions.Storage;
using NhipSo.Functions.Submissions;
using NhipSo.Functions.Submissions.Formats;
using NhipSo.Functions.Tests.Polling;
using NodaTime;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Tests.Publishing;

/// <summary>The ledger and the publisher as they work together in one process.</summary>
internal sealed class Press : IDisposable
{
    private readonly ReceiptSigner signer = Shipped.NewSigner();
    private readonly Measures measures = new();
    private readonly TrustedKeys trusted;
    private readonly PartitionViewReader reader;
    private readonly PartitionPublisher partitions;
    private readonly DerivedSnapshots derived;
    private readonly SourceDirectory directory;
    private readonly SubmissionService service;

    /// <param name="storage">Where everything is.</param>
    /// <param name="catalogue">The definitions; those that ship where absent.</param>
    /// <param name="site">The site, where another is to be written to than the storage's.</param>
    public Press(TestStorage storage, Catalogue? catalogue = null, Site? site = null)
    {
        Catalogue = catalogue ?? Shipped.Catalogue;
        Store = new(site ?? storage.Site);
        trusted = new(storage.Blobs, signer, Time);
        reader = new(storage.Submissions, new(storage.Submissions, Catalogue), Catalogue);
        Inside = new(storage.Blobs, Catalogue, NullLogger<InternalSnapshots>.Instance);
        partitions = new(reader, Store, Inside, Catalogue, Time);
        derived = new(Store, Inside, new InternalScores(Inside, Catalogue, Time), new(Catalogue, Options.Create(new OpenDataOptions { License = "CC-BY-4.0" })), Catalogue, Time);
        directory = Poller.Directory(Catalogue, storage.Tables, Time);
        var followUps = new FollowUps(storage.Tables);
        var marks = new ShowMarks(storage.Tables, Time);
        var discrepancies = new DiscrepancyTable(storage.Tables);
        Compared = new(discrepancies, new(discrepancies, Catalogue), Store, Inside, marks, Catalogue, Time);
        var (days, sources) = (new MeasuredDayTable(storage.Tables), new SourceTable(storage.Tables));
        var windows = new MeasuredWindows(new(directory, new(storage.Tables)), new(days, new(storage.Tables), Catalogue, Time), Catalogue, Time);
        var ofDays = new DaysSnapshots(new(new(storage.Tables), days), windows, directory, sources, new(storage.Tables), Store, marks, Catalogue, Time);
        Publisher = new(
            storage.Submissions, directory, sources, new PollerHeartbeat(storage.Tables),
            new LatestMeasurements(new MeasurementTable(storage.Tables)), Store, followUps,
            new SigningKeys(site ?? storage.Site, trusted), partitions, derived, Compared, ofDays, Catalogue, Time);
        service = new(storage.Submissions, new(storage.Blobs), signer, followUps, measures, Time);
    }

    public Catalogue Catalogue { get; }

    public ManualTime Time { get; } = new(Instant.FromUtc(2026, 11, 22, 8, 0));

    public SnapshotStore Store { get; }

    public InternalSnapshots Inside { get; }

    public Publisher Publisher { get; }

    public ReconciliationSnapshots Compared { get; }

    /// <summary>Puts a report to the ledger.</summary>
    public async Task<Accepted> SendAsync(string form, string period, string unit, string json, string? corrects = null, string? reason = null)
    {
        var (version, of) = (Catalogue.FindForm(form, Period.Parse(period))!, Period.Parse(period));
        var obligation = new Obligation(version, of, Catalogue.FindUnit(unit)!);
        var validated = Validation.Check(obligation, Catalogue, JsonReport.Read(Encoding.UTF8.GetBytes(json)), History.None);
        Assert.True(!validated.IsRefused, string.Join("; ", validated.Findings));
        return await service.PutAsync(new Submission(obligation, validated, corrects, reason, "key:test"), default);
    }

    /// <summary>Does what the ministry does.</summary>
    public Task<Accepted> RuleAsync(EntryKind kind, string form, string period, string unit, string about) => service.PutAsync(
        new Ruling(Catalogue.FindForm(form, Period.Parse(period))!, Period.Parse(period), Catalogue.FindUnit(unit), kind, about, new() { Note = "Lý do" }, "key:ministry"), default);

    /// <summary>A site of its own in the storage, written to through a policy.</summary>
    public static Site SiteOf(TestStorage storage, string name, HttpPipelinePolicy? policy = null)
    {
        var options = new BlobClientOptions { Retry = { MaxRetries = 0 } };
        if (policy is not null)
            options.AddPolicy(policy, Azure.Core.HttpPipelinePosition.PerCall);
        return new(new BlobContainerClient(storage.ConnectionString, name, options));
    }

    public void Dispose()
    {
        directory.Dispose();
        derived.Dispose();
        partitions.Dispose();
        reader.Dispose();
        trusted.Dispose();
        measures.Dispose();
        signer.Dispose();
    }
}
