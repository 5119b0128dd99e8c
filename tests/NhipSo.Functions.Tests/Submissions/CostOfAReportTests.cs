using NhipSo.Functions.Monitoring;
using NhipSo.Functions.Publishing;
using NhipSo.Functions.Submissions;

namespace NhipSo.Functions.Tests.Submissions;

/// <summary>Storage is asked no more often than a report needs.</summary>
public sealed class CostOfAReportTests(TestStorage storage) : IClassFixture<TestStorage>
{
    private const string Report = """{"values":{"CP07_LK":2,"CP09_LK":1}}""";

    [Fact]
    public async Task A_report_is_one_transaction_and_a_rush_shares_a_few()
    {
        using var signer = Shipped.NewSigner();
        using var measures = new Measures();
        var time = new ManualTime(Shipped.Received);
        var service = new SubmissionService(storage.Submissions, new(storage.Blobs), signer, new FollowUps(storage.Tables), measures, time);
        Task<Accepted> SendAsync(string unit) => service.PutAsync(Shipped.Submission(Report, unit), default);

        Assert.Equal(2, await CountAsync(() => SendAsync("01"))); // the heads are read once, then remembered
        Assert.Equal(1, await CountAsync(() => SendAsync("04")));
        Assert.Equal(2, await CountAsync(() => SendAsync("04"))); // the same again: a look at the head, and its receipt
        var rush = Shipped.Catalogue.Owing(Shipped.Form, Shipped.November).Select(unit => unit.Id).Except(["01", "04"]).ToList();
        Assert.InRange(await CountAsync(() => Task.WhenAll(rush.Select(SendAsync))), 1, 4);
    }

    private async Task<int> CountAsync(Func<Task> act)
    {
        var before = storage.Requests;
        await act();
        return storage.Requests - before;
    }
}
