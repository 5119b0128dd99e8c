using NhipSo.Domain.Ledger;

namespace NhipSo.Domain.Tests.Ledger;

/// <summary>Walks all of the table of who may do what when.</summary>
public class TransitionsTests
{
    /// <summary>What can be done with one report, a letter a kind, where it stands: Submission, reTurn, Confirm, Reopen, Extend, Answer, eXempt.</summary>
    private static readonly Dictionary<ReportState, string> Possible = new()
    {
        [ReportState.NotSent] = "S   E X",
        [ReportState.Submitted] = "STC EA ",
        [ReportState.Returned] = "S C EA ",
        [ReportState.Resubmitted] = "STC EA ",
        [ReportState.Confirmed] = "   R A ",
        [ReportState.Reopened] = "S C EA ",
        [ReportState.Locked] = "   R  X",
        [ReportState.Exempt] = "S  R   ",
    };

    private static readonly EntryKind[] Kinds =
        [EntryKind.Submission, EntryKind.Return, EntryKind.Confirm, EntryKind.Reopen, EntryKind.Extend, EntryKind.Answer, EntryKind.Exempt];

    public static TheoryData<ReportState, EntryKind, bool> Cells
    {
        get
        {
            var cells = new TheoryData<ReportState, EntryKind, bool>();
            foreach (var (state, letters) in Possible)
            {
                for (var kind = 0; kind < Kinds.Length; kind++)
                    cells.Add(state, Kinds[kind], letters[kind] != ' ');
            }

            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_step_is_possible_or_not(ReportState state, EntryKind kind, bool isPossible) =>
        Assert.Equal(isPossible, Transitions.After(state, kind) is not null);

    [Fact]
    public void Every_state_and_every_kind_is_walked()
    {
        Assert.Equal(Enum.GetValues<ReportState>(), Possible.Keys.Order());
        Assert.Equal(Enum.GetValues<EntryKind>().Except([EntryKind.Lock, EntryKind.Unlock]).Order(), Kinds.Order());
        Assert.Equal(Transitions.All.Length, Transitions.All.DistinctBy(step => (step.From, step.Kind)).Count());
    }

    [Theory]
    [InlineData(EntryKind.Submission, ReportState.NotSent, ReportState.Submitted)]
    [InlineData(EntryKind.Submission, ReportState.Submitted, ReportState.Submitted)]
    [InlineData(EntryKind.Submission, ReportState.Returned, ReportState.Resubmitted)]
    [InlineData(EntryKind.Submission, ReportState.Resubmitted, ReportState.Resubmitted)]
    [InlineData(EntryKind.Submission, ReportState.Reopened, ReportState.Resubmitted)]
    [InlineData(EntryKind.Return, ReportState.Submitted, ReportState.Returned)]
    [InlineData(EntryKind.Confirm, ReportState.Resubmitted, ReportState.Confirmed)]
    [InlineData(EntryKind.Reopen, ReportState.Confirmed, ReportState.Reopened)]
    [InlineData(EntryKind.Reopen, ReportState.Locked, ReportState.Reopened)]
    public void A_step_leads_somewhere(EntryKind kind, ReportState from, ReportState to) => Assert.Equal(to, Transitions.After(from, kind));

    [Fact]
    public void More_time_and_an_answer_leave_a_report_where_it_stands() => Assert.All(
        Transitions.All.Where(step => step.Kind is EntryKind.Extend or EntryKind.Answer), step => Assert.Equal(step.From, step.To));

    [Fact]
    public void A_unit_sends_and_the_ministry_does_all_else()
    {
        Assert.All(Transitions.All, step => Assert.Equal(step.Kind == EntryKind.Submission ? Actor.Leader : Actor.Ministry, step.By));
    }

    [Fact]
    public void From_every_state_a_confirmation_can_be_reached()
    {
        foreach (var state in Enum.GetValues<ReportState>())
        {
            var reached = new HashSet<ReportState> { state };
            while (reached.Add(Transitions.All.Where(step => reached.Contains(step.From)).Select(step => step.To).FirstOrDefault(to => !reached.Contains(to))))
            {
            }

            Assert.Contains(ReportState.Confirmed, reached);
        }
    }

    [Theory]
    [InlineData(ReportState.NotSent, true)]
    [InlineData(ReportState.Returned, true)]
    [InlineData(ReportState.Confirmed, false)]
    [InlineData(ReportState.Locked, false)]
    public void A_draft_is_prepared_where_a_report_can_be_sent(ReportState state, bool isPossible) =>
        Assert.Equal(isPossible, Transitions.AllowDraft(state));
}
