using NhipSo.Domain.Definitions;
using NhipSo.Domain.Periods;
using NhipSo.Domain.Reconciling;
using NodaTime;
using static NhipSo.Domain.Tests.Reconciling.Dossiers;

namespace NhipSo.Domain.Tests.Reconciling;

/// <summary>Walks all of the table of who may do what when about a discrepancy, and what the system does by itself.</summary>
public class WorkTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 20, 3, 0);
    private static readonly Reply Reply = new(CauseKind.OtherDenominator, "Chia cho hồ sơ toàn trình.", [], "key:a", Now);
    private static readonly Comparison Apart = Compare(Share, 30, 17);

    /// <summary>What can be done, a letter a kind: Open, Tell, aNswer, Accept, reJect, Correct, Withdraw, cLose, rEopen, resUme, note (.).</summary>
    private static readonly (WorkState? From, string Possible)[] Possible =
    [
        (null, "O          "),
        (WorkState.Opened, " T    W   ."),
        (WorkState.Told, "  N  CWL U."),
        (WorkState.Answered, "  NAJCW  U."),
        (WorkState.Accepted, "     CWLEU."),
        (WorkState.Rejected, "  N  CWL U."),
        (WorkState.Corrected, "       L U."),
        (WorkState.Closed, "        EU."),
    ];

    private static readonly StepKind[] Kinds =
    [
        StepKind.Open, StepKind.Tell, StepKind.Answer, StepKind.Accept, StepKind.Reject, StepKind.Correct, StepKind.Withdraw, StepKind.Close, StepKind.Reopen,
        StepKind.Resume, StepKind.Note,
    ];

    [Fact]
    public void A_step_is_possible_or_not()
    {
        Assert.Equal(Enum.GetValues<StepKind>().Order(), Kinds.Order());
        Assert.Equal(Enum.GetValues<WorkState>().Order(), Possible.Select(row => row.From).OfType<WorkState>().Order());
        Assert.Equal(WorkTransitions.All.Length, WorkTransitions.All.DistinctBy(step => (step.From, step.Kind)).Count());
        foreach (var (from, letters) in Possible)
        {
            foreach (var (kind, letter) in Kinds.Zip(letters))
                Assert.True((letter != ' ') == WorkTransitions.After(from, kind) is not null, $"{kind} from {from?.ToString() ?? "nothing"}");
        }
    }

    [Fact]
    public void A_kind_of_step_leads_to_one_state_and_is_one_party_s_part()
    {
        foreach (var kind in Kinds.Where(kind => kind != StepKind.Note))
            Assert.Single(WorkTransitions.All.Where(step => step.Kind == kind).Select(step => (step.To, step.By)).Distinct());
        Assert.Equal([StepKind.Answer], Kinds.Where(kind => WorkTransitions.All.Any(step => step.Kind == kind && step.By == Party.Unit)));
        Assert.Equal(
            [StepKind.Accept, StepKind.Reject, StepKind.Close, StepKind.Reopen],
            Kinds.Where(kind => WorkTransitions.All.Any(step => step.Kind == kind && step.By == Party.Ministry)));
    }

    [Fact]
    public void What_is_found_is_told_when_the_report_is_due_and_not_again()
    {
        Assert.Equal(StepKind.Open, Working.Next(Share, Apart, null, canBeTold: false));
        var opened = Do(null, StepKind.Open);
        Assert.Null(Working.Next(Share, Apart, opened, canBeTold: false));
        Assert.Equal(StepKind.Tell, Working.Next(Share, Apart, opened, canBeTold: true));
        var told = Do(opened, StepKind.Tell, due: Now + Duration.FromDays(14));
        foreach (var work in Way(told))
            Assert.Null(Working.Next(Share, Apart, work, canBeTold: true));
    }

    [Fact]
    public void A_new_revision_corrects_it_and_a_new_measurement_withdraws_it()
    {
        foreach (var work in Way(Told).Where(work => work.State != WorkState.Closed))
        {
            Assert.Equal(StepKind.Correct, Working.Next(Share, Compare(Share, 17.2m, 17), work, canBeTold: true));
            Assert.Equal(StepKind.Withdraw, Working.Next(Share, Compare(Share, 30, 29.5m), work, canBeTold: true));
            Assert.Equal(StepKind.Withdraw, Working.Next(Share, Compare(Share, 30, 17, new(43, 100, 1, 1)), work, canBeTold: true));
            Assert.Equal(StepKind.Withdraw, Working.Next(Share, Compare(Share, 30, null), work, canBeTold: true));
        }

        Assert.Equal(StepKind.Withdraw, Working.Next(Share, Compare(Share, 17.2m, 17), Do(null, StepKind.Open), canBeTold: false));
    }

    [Fact]
    public void It_begins_again_when_the_figures_have_moved_and_not_before()
    {
        foreach (var work in Way(Told))
        {
            Assert.Null(Working.Next(Share, Compare(Share, 30.9m, 17), work, canBeTold: true));
            Assert.Null(Working.Next(Share, Compare(Share, 30, 16.2m), work, canBeTold: true));
            Assert.Equal(StepKind.Resume, Working.Next(Share, Compare(Share, 31.1m, 17), work, canBeTold: true));
            Assert.Equal(StepKind.Resume, Working.Next(Share, Compare(Share, 30, 15.9m), work, canBeTold: true));
        }

        var resumed = Do(Working.Do(Told, StepKind.Answer, Apart, "key:a", Now, reply: Reply).Work, StepKind.Resume);
        Assert.Equal((WorkState.Opened, 2, null, null, null), (resumed.State, resumed.Round, resumed.Told, resumed.Due, resumed.Reply));
    }

    [Fact]
    public void What_was_mended_begins_again_with_the_least_gap()
    {
        var corrected = Working.Do(Told, StepKind.Correct, Compare(Share, 17.9m, 17), "system", Now).Work;
        Assert.Null(Working.Next(Share, Compare(Share, 17.9m, 17), corrected, canBeTold: true));
        Assert.Equal(StepKind.Resume, Working.Next(Share, Compare(Share, 18.1m, 17), corrected, canBeTold: true));
    }

    [Fact]
    public void A_creeping_figure_is_held_against_the_one_that_was_told()
    {
        var noted = Working.Do(Told, StepKind.Note, Compare(Share, 30.8m, 17), "system", Now).Work;
        Assert.Equal((WorkState.Told, Told.Steps + 1, Told.Due, Told.Since), (noted.State, noted.Steps, noted.Due, noted.Since));
        Assert.Equal(StepKind.Resume, Working.Next(Share, Compare(Share, 31.6m, 17), noted, canBeTold: true));
    }

    [Fact]
    public void The_deadline_is_the_end_of_a_working_day()
    {
        var calendar = new WorkingDays([new(new LocalDate(2026, 11, 24), new Text("Nghỉ", "Off"), "Thử")]);
        var due = Working.DueAfter(Instant.FromUtc(2026, 11, 20, 18, 0), 2, calendar); // Saturday 01:00 in Vietnam; Tuesday is off
        Assert.Equal(new LocalDateTime(2026, 11, 25, 17, 0), due.InZone(VietnamTime.Zone).LocalDateTime);
    }

    [Fact]
    public void The_ministry_does_not_close_it_while_the_unit_may_explain()
    {
        Assert.False(Working.MayClose(Told, Told.Due!.Value));
        Assert.True(Working.MayClose(Told, Told.Due!.Value + Duration.FromMilliseconds(1)));
        Assert.All(Way(Told).Skip(1), work => Assert.True(Working.MayClose(work, Now)));
    }

    [Fact]
    public void A_discrepancy_is_public_only_after_the_answer_or_the_deadline()
    {
        var opened = Do(null, StepKind.Open);
        Assert.False(IsPublic(null));
        Assert.False(IsPublic(opened));
        Assert.False(IsPublic(Told));
        Assert.False(Working.IsPublic(ComparisonState.Discrepant, Told, isReleased: true, Told.Due!.Value));
        Assert.True(Working.IsPublic(ComparisonState.Discrepant, Told, isReleased: true, Told.Due!.Value + Duration.FromMilliseconds(1)));
        foreach (var answered in Way(Told).Skip(1))
        {
            Assert.True(IsPublic(answered));
            Assert.False(Working.IsPublic(ComparisonState.Discrepant, answered, isReleased: false, Now));
            Assert.False(IsPublic(Do(answered, StepKind.Resume))); // with other figures the unit is heard again
        }

        bool IsPublic(Work? work) => Working.IsPublic(ComparisonState.Discrepant, work, isReleased: true, Now);
    }

    [Theory]
    [InlineData(ComparisonState.Match, true)]
    [InlineData(ComparisonState.WithinTolerance, true)]
    [InlineData(ComparisonState.Unmeasured, true)]
    [InlineData(ComparisonState.Unreported, true)]
    [InlineData(ComparisonState.InsufficientCoverage, false)]
    public void What_accuses_no_one_is_public_with_the_report(ComparisonState state, bool isPublic)
    {
        Assert.Equal(isPublic, Working.IsPublic(state, null, isReleased: true, Now));
        Assert.False(Working.IsPublic(state, null, isReleased: false, Now));
    }

    [Fact]
    public void A_step_that_the_table_does_not_have_is_not_made() =>
        Assert.Throws<InvalidOperationException>(() => Working.Do(Told, StepKind.Accept, Apart, "key:a", Now));

    private static Work Told { get; } = Do(Do(null, StepKind.Open), StepKind.Tell, Now + Duration.FromDays(14));

    /// <summary>Told, answered, accepted, rejected, closed.</summary>
    private static IEnumerable<Work> Way(Work told)
    {
        yield return told;
        var answered = Working.Do(told, StepKind.Answer, Apart, "key:a", Now, reply: Reply).Work;
        yield return answered;
        yield return Do(answered, StepKind.Accept);
        yield return Do(answered, StepKind.Reject, Now + Duration.FromDays(14));
        yield return Do(Do(answered, StepKind.Accept), StepKind.Close);
    }

    private static Work Do(Work? work, StepKind kind, Instant? due = null)
    {
        var (after, step) = Working.Do(work, kind, Apart, "system", Now, due);
        Assert.Equal((work?.State, after.State, after.Steps, (work?.Steps ?? 0) + 1), (step.From, step.To, step.Number, after.Steps));
        return after;
    }
}
