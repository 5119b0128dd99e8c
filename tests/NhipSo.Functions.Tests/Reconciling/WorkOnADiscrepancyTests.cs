using Azure.Data.Tables;
using NhipSo.Domain.Reconciling;
using NhipSo.Domain.Submissions;
using NhipSo.Functions.Problems;
using NhipSo.Functions.Reconciling;
using NhipSo.Functions.Storage;
using NodaTime;
using static NhipSo.Functions.Tests.Reconciling.Reconciled;

namespace NhipSo.Functions.Tests.Reconciling;

/// <summary>The unit explains, the ministry rules, each once, and nothing of it is lost.</summary>
public sealed class WorkOnADiscrepancyTests : IAsyncLifetime, IDisposable
{
    private readonly TestStorage storage = new();
    private Reconciled it = null!;
    private Obligation obligation = null!;

    public async Task InitializeAsync()
    {
        await storage.InitializeAsync();
        it = new(storage);
        obligation = new(it.FormOf(June), June, Shipped.Unit("01"));
        await it.ReportAsync("01", June, 5_400, 1_700);
        await it.MeasureAsync(June, 1, ("01", 10_000, 1_700, 5_400));
        await it.RunAsync();
    }

    [Fact]
    public async Task It_is_answered_rejected_answered_again_accepted_closed_and_reopened()
    {
        var told = await it.FindAsync("01");
        Assert.Equal("discrepancy-changed", await RefusedAsync(StepKind.Answer, at: 1));
        Assert.Equal("step-not-now", await RefusedAsync(StepKind.Accept, at: 2));
        Assert.Equal("still-to-explain", await RefusedAsync(StepKind.Close, at: 2));

        var answered = await DoAsync(StepKind.Answer, 2, "Chia cho hồ sơ dịch vụ toàn trình");
        Assert.Equal((WorkState.Answered, true), (answered.Work!.State, answered.IsPublicAt(it.Time.Now)));
        it.Time.Now += Duration.FromDays(1);
        var rejected = await DoAsync(StepKind.Reject, 3, "Cần minh chứng");
        Assert.True(rejected.Work!.Due > told!.Work!.Due);
        await DoAsync(StepKind.Answer, 4, "Gửi kèm minh chứng");
        await DoAsync(StepKind.Accept, 5, "Đồng ý");
        await DoAsync(StepKind.Close, 6, "Xong");
        await it.RunAsync();
        Assert.Equal(WorkState.Closed, (await it.FindAsync("01"))!.Work!.State); // the same figures begin nothing again
        var reopened = await DoAsync(StepKind.Reopen, 7, "Xem lại");
        Assert.Equal((WorkState.Told, 2, false), (reopened.Work!.State, reopened.Work.Round, reopened.IsPublicAt(it.Time.Now)));

        var steps = await it.Table.ReadStepsAsync(obligation.Form, June, "01", "CP11_LK", default);
        Assert.Equal(
            [StepKind.Open, StepKind.Tell, StepKind.Answer, StepKind.Reject, StepKind.Answer, StepKind.Accept, StepKind.Close, StepKind.Reopen], steps.Select(step => step.Kind));
        Assert.Equal(["Chia cho hồ sơ dịch vụ toàn trình", "Gửi kèm minh chứng"], steps.Select(step => step.Reply?.Text).OfType<string>());
        Assert.Equal(["Cần minh chứng", "Đồng ý", "Xong", "Xem lại"], steps.Select(step => step.Note).OfType<string>());
        Assert.All(steps, step => Assert.Equal((31.481481m, 17m), (step.Reported, step.Measured)));
        Assert.Equal(6, await AuditedAsync());
    }

    [Fact]
    public async Task The_same_again_is_the_same_and_another_is_refused()
    {
        var first = await DoAsync(StepKind.Answer, 2, "Mẫu số khác");
        var again = await DoAsync(StepKind.Answer, 2, "Mẫu số khác");
        Assert.Equal((3, 3), (first.Work!.Steps, again.Work!.Steps));
        Assert.Equal("discrepancy-changed", await RefusedAsync(StepKind.Answer, at: 2));
        Assert.Equal(3, (await it.Table.ReadStepsAsync(obligation.Form, June, "01", "CP11_LK", default)).Count);
    }

    [Fact]
    public async Task Of_two_at_once_one_is_made()
    {
        await DoAsync(StepKind.Answer, 2, "Mẫu số khác");
        var outcomes = await Task.WhenAll(
            Task.Run(() => AttemptAsync(StepKind.Accept)), Task.Run(() => AttemptAsync(StepKind.Reject)));
        Assert.Single(outcomes, made => made);
        Assert.Equal(4, (await it.FindAsync("01"))!.Work!.Steps);

        async Task<bool> AttemptAsync(StepKind kind)
        {
            try
            {
                await DoAsync(kind, 3, "Ý kiến");
                return true;
            }
            catch (ProblemException refused) when (refused.Problem.Code == "discrepancy-changed")
            {
                return false;
            }
        }
    }

    [Fact]
    public async Task After_the_deadline_it_is_public_and_may_be_closed_and_an_answer_still_counts()
    {
        it.Time.Now = (await it.FindAsync("01"))!.Work!.Due!.Value + Duration.FromSeconds(1);
        Assert.True((await it.FindAsync("01"))!.IsPublicAt(it.Time.Now));
        Assert.Equal(WorkState.Answered, (await DoAsync(StepKind.Answer, 2, "Muộn")).Work!.State);
    }

    [Fact]
    public async Task What_never_disagreed_has_nothing_to_be_done_about()
    {
        var refused = await Assert.ThrowsAsync<ProblemException>(() => it.Work.DoAsync(obligation, "CP09_LK", Order(StepKind.Answer, 0, "x"), default));
        Assert.Equal("no-such-discrepancy", refused.Problem.Code);
    }

    public async Task DisposeAsync() => await storage.DisposeAsync();

    public void Dispose() => it?.Dispose();

    private Task<StoredDiscrepancy> DoAsync(StepKind kind, int at, string text) => it.Work.DoAsync(obligation, "CP11_LK", Order(kind, at, text), default);

    private async Task<string> RefusedAsync(StepKind kind, int at) =>
        (await Assert.ThrowsAsync<ProblemException>(() => DoAsync(kind, at, "Khác"))).Problem.Code;

    private DiscrepancyOrder Order(StepKind kind, int at, string text)
    {
        var reply = kind == StepKind.Answer ? new Reply(CauseKind.OtherDenominator, text, [new("bao-cao.pdf", new string('a', 64))], "key:01", it.Time.Now) : null;
        return new(kind, at, reply is null ? text : null, reply, reply is null ? "key:ministry" : "key:01", $"{Guid.NewGuid()}");
    }

    private async Task<int> AuditedAsync()
    {
        var count = 0;
        await foreach (var row in storage.Tables.GetTableClient(TableNames.Audit).QueryAsync<TableEntity>("done eq true"))
        {
            Assert.Equal("cds-thang|2024-06|01|CP11_LK", row.GetString("on"));
            count++;
        }

        return count;
    }
}
