using NhipSo.Domain.Definitions;
using NhipSo.Functions.Ledger;
using NhipSo.Functions.Polling;
using NhipSo.Functions.Publishing;
using NodaTime;

namespace NhipSo.Functions.Tests.Publishing;

/// <summary>Idle costs next to nothing: with nothing to do, a run is a handful of reads.</summary>
public sealed class IdlePublishingTests(TestStorage storage) : IClassFixture<TestStorage>
{
    [Fact]
    public async Task With_nothing_to_do_a_run_reads_the_index_the_marks_and_a_head_a_warm_period()
    {
        using var signer = Shipped.NewSigner();
        var time = new ManualTime(Instant.FromUtc(2026, 11, 22, 8, 0));
        using var trusted = new TrustedKeys(storage.Blobs, signer, time);
        var warm = Shipped.Catalogue.Forms.Where(form => form.DerivedFrom is null && form.Publish == Publication.Receipt)
            .Sum(form => Shipped.Catalogue.Warm(form.Code, time.Now).Count());
        var publisher = new Publisher(
            storage.Submissions, new SourceDirectory(Shipped.Catalogue), new SourceTable(storage.Tables), new PollerHeartbeat(storage.Tables),
            new LatestMeasurements(new MeasurementTable(storage.Tables)),
            new SnapshotStore(storage.Site), new FollowUps(storage.Tables), new SigningKeys(storage.Site, trusted), Shipped.Catalogue, time);
        await publisher.PublishAllAsync(default);

        var before = storage.Requests;
        await publisher.PublishAllAsync(default);
        Assert.Equal(2 + warm, storage.Requests - before);
        Assert.InRange(warm, 1, 40);
    }
}
