using NhipSo.Functions.Monitoring;
using NhipSo.Functions.Publishing;
using NhipSo.Functions.Submissions;
using NodaTime;

namespace NhipSo.Functions.Tests.Submissions;

/// <summary>The server's clock decides, and it decides on arrival: waiting for storage makes no one late.</summary>
public sealed class ReceivedOnArrivalTests(TestStorage storage) : IClassFixture<TestStorage>
{
    private const string Report = """{"values":{"CP07_LK":2,"CP09_LK":1}}""";
    private static readonly Instant Due = Shipped.Form.Calendar.Due(Shipped.November);
    private readonly ManualTime time = new(Due - Duration.FromSeconds(1));

    [Fact]
    public async Task What_arrives_in_time_and_waits_for_its_transaction_is_on_time()
    {
        using var signer = Shipped.NewSigner();
        using var measures = new Measures();
        var service = new SubmissionService(storage.Submissions, new(storage.Blobs), signer, new FollowUps(storage.Tables), measures, time);

        // The second waits while the first one's transaction is in flight; meanwhile the due instant passes.
        var first = service.PutAsync(Shipped.Submission(Report, "01"), default);
        var second = service.PutAsync(Shipped.Submission(Report, "24"), default);
        time.Now = Due + Duration.FromSeconds(30);

        Assert.Equal(Due - Duration.FromSeconds(1), (await first).Entry.Received);
        Assert.Equal(Due - Duration.FromSeconds(1), (await second).Entry.Received);
    }
}
