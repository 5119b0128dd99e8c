using NhipSo.Domain.Definitions;
using NodaTime;
using static NhipSo.Domain.Tests.Samples;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Domain.Tests.Definitions;

public class RuleAndStageCheckTests
{
    private static readonly Text Name = new("Tên", "Name");
    private static readonly Rule Rule = new("toan-trinh", ["CP09"], Operator.AtMost, ["CP07"], Name);
    private static readonly Stage Pilot = new(StageKind.Pilot, new(0.9m, 0.9m, 0.1m), Name, new LocalDate(2024, 12, 31), ["24"]);

    [Fact]
    public void A_rule_compares_numbers_that_the_form_asks_for()
    {
        Ruled(Rule).IsSound();
        Ruled(Rule, Rule).HasTheFault("/forms/0/rules/1", "form cds-thang version 1: rule toan-trinh: named twice");
        Ruled(Rule with { Code = "Toàn trình" }).HasTheFault("/forms/0/rules/0/code", "form cds-thang version 1: rule Toàn trình: a code");
        Ruled(Rule with { Message = new("", "x") }).HasTheFault("/forms/0/rules/0/message/vi", "form cds-thang version 1: rule toan-trinh: its message has no Vietnamese");
        Ruled(Rule with { Left = ["CP99"] }).HasTheFault("/forms/0/rules/0/left/0", "form cds-thang version 1: rule toan-trinh: CP99 is no number that the form asks for");
        Ruled(Rule with { Right = ["CP07", "CP11"] }).HasTheFault("/forms/0/rules/0/right/1", "form cds-thang version 1: rule toan-trinh: CP11 is no number that the form asks for");
    }

    [Fact]
    public void A_rule_has_the_sides_that_it_needs()
    {
        Ruled(Rule with { Left = [] }).HasTheFault("/forms/0/rules/0/left", "form cds-thang version 1: rule toan-trinh: compares nothing");
        Ruled(Rule with { Right = [], Constant = 5 }).IsSound();
        Ruled(Rule with { Right = [], Operator = Operator.Together }).HasTheFault("/forms/0/rules/0/right", "form cds-thang version 1: rule toan-trinh: holds one side against another");
        Ruled(Rule with { Constant = 5, Operator = Operator.Exclusive }).HasTheFault("/forms/0/rules/0/constant", "form cds-thang version 1: rule toan-trinh: a rule of what is given together");
    }

    [Fact]
    public void A_pilot_has_units_goals_a_standard_and_an_end()
    {
        Staged(Pilot).IsSound();
        Staged(Pilot with { Goals = null }).HasTheFault("/forms/0/stage/goals", "form cds-thang version 1: a Pilot has goals");
        Staged(Pilot with { Goals = new(95, 0.9m, 0.1m) }).HasTheFault("/forms/0/stage/goals", "form cds-thang version 1: goals are shares from 0 to 1");
        Staged(Pilot with { Standard = null }).HasTheFault("/forms/0/stage/standard", "form cds-thang version 1: a Pilot has a quality standard");
        Staged(Pilot with { Ends = null }).HasTheFault("/forms/0/stage/ends", "form cds-thang version 1: a Pilot has an end");
        Staged(Pilot with { Ends = new LocalDate(2024, 1, 30) }).HasTheFault("/forms/0/stage/ends", "form cds-thang version 1: its Pilot ends on 2024-01-30, before the first window does");
        Staged(Tried(StageKind.Pilot)).HasTheFault("/forms/0/stage/units", "form cds-thang version 1: a pilot, and no other stage, names the units");
        Staged(Tried(StageKind.Pilot, "99")).HasTheFault("/forms/0/stage/units/0", "form cds-thang version 1: unit 99 is not in the catalogue");
    }

    [Fact]
    public void A_roll_out_has_goals_and_an_end_but_no_units()
    {
        Staged(Tried(StageKind.Rollout)).IsSound();
        Staged(Tried(StageKind.Rollout) with { Ends = null }).HasTheFault("/forms/0/stage/ends", "form cds-thang version 1: a Rollout has an end");
        Staged(Tried(StageKind.Rollout, "24")).HasTheFault("/forms/0/stage/units", "form cds-thang version 1: a pilot, and no other stage, names the units");
    }

    [Fact]
    public void What_is_retired_has_a_last_period()
    {
        Staged(new(StageKind.Retired)).HasTheFault("/forms/0/lastPeriod", "form cds-thang version 1: is retired and has no last period");
        With(forms: [Monthly with { Stage = new(StageKind.Retired), LastPeriod = Period.Parse("2024-12") }]).IsSound();
    }

    [Fact]
    public void A_pilot_ends_by_itself()
    {
        var form = Monthly with { Stage = Pilot };
        Assert.True(form.Covers(Period.Parse("2024-12")));
        Assert.False(form.Covers(Period.Parse("2025-01")));
        Assert.True((form with { Stage = Tried(StageKind.Rollout) }).Covers(Period.Parse("2025-01")));
    }

    [Fact]
    public void A_pilot_is_asked_of_its_units_alone()
    {
        var other = BacNinh with { Id = "01", Code = "01", ValidFrom = new(2008, 8, 1) };
        var catalogue = With(units: [BacGiang, BacNinh, other, Ministry], forms: [Monthly with { Stage = Tried(StageKind.Pilot, "01") }]);
        Assert.Equal(["01"], catalogue.Owing(catalogue.FindForm("cds-thang")!, Period.Parse("2024-11")).Select(unit => unit.Id));
    }

    private static Stage Tried(StageKind kind, params string[] units) => new(kind, Pilot.Goals, Name, Pilot.Ends, [.. units]);

    private static Catalogue Staged(Stage stage) => With(forms: [Monthly with { Stage = stage }]);

    private static Catalogue Ruled(params Rule[] rules) => With(forms: [Monthly with { Rules = [.. rules] }]);
}
