using FsCheck;
using FsCheck.Fluent;
using NhipSo.Domain.Periods;
using NodaTime;

namespace NhipSo.Domain.Tests.Periods;

public class WorkingDaysTests
{
    private static readonly LocalDate Friday = new(2026, 8, 28);

    /// <summary>National Day 2026: the Monday swapped off, two days of the holiday, and a Saturday before worked instead.</summary>
    private static readonly WorkingDays Swapped = new(
        [Off(new(2026, 8, 31)), Off(new(2026, 9, 1)), Off(new(2026, 9, 2)), new(new(2026, 8, 22), new("Làm bù", "Worked"), "", IsWorked: true)]);

    [Fact]
    public void Monday_to_Friday_are_worked_unless_the_table_says_otherwise()
    {
        Assert.True(WorkingDays.Weekdays.IsWorked(Friday));
        Assert.False(WorkingDays.Weekdays.IsWorked(Friday.PlusDays(1)));
        Assert.False(WorkingDays.Weekdays.IsWorked(Friday.PlusDays(2)));
        Assert.True(Swapped.IsWorked(new(2026, 8, 22)));
        Assert.False(Swapped.IsWorked(new(2026, 8, 31)));
    }

    [Fact]
    public void A_day_off_moves_to_the_next_day_worked()
    {
        Assert.Equal(new LocalDate(2026, 9, 3), Swapped.OnOrAfter(new(2026, 8, 29)));
        Assert.Equal(new LocalDate(2026, 8, 22), Swapped.OnOrAfter(new(2026, 8, 22)));
    }

    [Fact]
    public void Days_worked_are_counted_over_days_off()
    {
        Assert.Equal(new LocalDate(2026, 9, 3), Swapped.After(Friday, 1));
        Assert.Equal(new LocalDate(2026, 9, 4), Swapped.After(Friday, 2));
        Assert.Equal(new LocalDate(2026, 8, 24), Swapped.After(new(2026, 8, 21), 2));
        Assert.Equal(Friday, Swapped.After(Friday, 0));
        Assert.Equal(new LocalDate(2026, 9, 3), Swapped.After(new(2026, 8, 30), 0));
    }

    [Fact]
    public void So_many_days_are_worked_in_between() => Prop
        .ForAll(Some.WorkingDays, Gen.Choose(0, 20_000).ToArbitrary(), Gen.Choose(1, 40).ToArbitrary(), (days, start, count) =>
        {
            var day = new LocalDate(2001, 1, 1).PlusDays(start);
            var after = days.After(day, count);
            return days.IsWorked(after) && Enumerable.Range(1, NodaTime.Period.DaysBetween(day, after)).Count(offset => days.IsWorked(day.PlusDays(offset))) == count;
        })
        .QuickCheckThrowOnFailure();

    private static Holiday Off(LocalDate day) => new(day, new("Nghỉ", "Off"), "");
}
