using NhipSo.Domain.Definitions;
using NhipSo.Domain.Periods;
using NodaTime;
using AcrossUnits = NhipSo.Domain.Definitions.Aggregation;
using static NhipSo.Domain.Tests.Samples;

namespace NhipSo.Domain.Tests.Definitions;

/// <summary>The small lists: days off, dimensions, events and tasks.</summary>
public class TableCheckTests
{
    private static readonly Text Name = new("Tên", "Name");
    private static readonly Indicator Progress = Groups with { Code = "NV01", Name = new("Tiến độ", "Progress"), Unit = new("%", "%"), Kind = ValueKind.Number, Max = 100, Aggregation = AcrossUnits.None };
    private static readonly WorkTask Task = new("NV01", Name, "G06", [], Name, null, "QĐ 1");
    private static readonly Form Tasks = Monthly with { Code = "nhiem-vu", UnitKind = UnitKind.Ministry, Outline = [new(Name, [new("NV01")])] };

    [Fact]
    public void A_day_is_in_the_table_once()
    {
        var day = new Holiday(new(2026, 9, 2), Name, "Luật");
        With(holidays: [day, day]).HasTheFault("/holidays/1", "holiday 2026-09-02: named twice");
    }

    [Fact]
    public void A_day_off_is_a_weekday_and_a_day_worked_instead_is_not()
    {
        With(holidays: [new(new(2026, 4, 26), Name, "Luật")]).HasTheFault("/holidays/0/date", "holiday 2026-04-26: a Sunday is off anyway");
        With(holidays: [new(new(2026, 8, 21), Name, "Luật", IsWorked: true)]).HasTheFault("/holidays/0/date", "holiday 2026-08-21: a day worked instead is of the weekend");
        With(holidays: [new(new(2026, 8, 22), Name, "Luật", IsWorked: true), new(new(2026, 8, 31), Name, "Luật")]).IsSound();
    }

    [Fact]
    public void A_dimension_has_categories_or_units()
    {
        With(dimensions: [new("gioi-tinh", Name)]).HasTheFault("/dimensions/0", "dimension gioi-tinh: has at least two categories, or units");
        With(dimensions: [new("xa", Name, Units: UnitKind.Commune)]).IsSound();
        With(dimensions: [new("gioi-tinh", Name, [new("nam", Name), new("nam", Name)])])
            .HasTheFault("/dimensions/0/categories/1", "dimension gioi-tinh: category nam: named twice");
        With(dimensions: [new("gioi-tinh", Name, [new("nam", Name), new("Nữ", Name)])])
            .HasTheFault("/dimensions/0/categories/1/code", "dimension gioi-tinh: category Nữ: a code");
    }

    [Fact]
    public void An_event_names_a_unit_that_is_there_that_day()
    {
        UnitEvent Merger(string unit, LocalDate on) => new(unit, on, UnitEventKind.Merger, "24 Bắc Giang", "24 Bắc Ninh", "NQ 202/2025/QH15");
        With(events: [Merger("24", new(2025, 7, 1))]).IsSound();
        With(events: [Merger("27", new(2025, 7, 1))]).HasTheFault("/events/0/unit", "event of 27: the unit is not in the catalogue");
        With(events: [Merger("24", new(2025, 6, 30))]).HasTheFault("/events/0/on", "event of 24: the unit does not exist on 2025-06-30");
        With(events: [Merger("24", new(2025, 7, 2))]).HasTheFault("/events/0", "event of 24: no unit ends on the day before");
        With(events: [Merger("24", new(2025, 7, 1)) with { Source = "" }]).HasTheFault("/events/0/source", "event of 24: says no ground");
    }

    [Fact]
    public void A_tasks_progress_is_asked_of_its_lead()
    {
        Catalogue Having(WorkTask task, Form? form = null) =>
            With(indicators: [Received, Online, Share, Budget, Progress], forms: [Monthly, form ?? Tasks], tasks: [task]);
        Having(Task).IsSound();
        Having(Task with { Indicator = "TC03" }).HasAmongItsFaults("/tasks/0/indicator", "task TC03: its progress is an indicator");
        Having(Task with { Lead = "G99" }).HasTheFault("/tasks/0/lead", "task NV01: unit G99 is not in the catalogue");
        Having(Task with { Coordinating = ["G06"] }).HasTheFault("/tasks/0/coordinating", "task NV01: names a unit twice");
        Having(Task, Tasks with { Outline = [new(Name, [], [new("kho-khan", Name)])] }).HasTheFault("/tasks/0/lead", "task NV01: no form asks G06");
    }
}
