using System.Collections.Immutable;
using NhipSo.Domain.Definitions;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Tests.Definitions;

/// <summary>The merger of 1 July 2025 in the catalogue that ships (NQ 202/2025/QH15).</summary>
public class MergerTests
{
    // Due on 6 June 2025, before the merger, and on 6 July, after it.
    private static readonly Period Before = Period.Parse("2025-05");
    private static readonly Period After = Period.Parse("2025-06");

    [Fact]
    public void Of_63_provinces_34_were_made()
    {
        Assert.Equal(63, Owing(Before).Length);
        Assert.Equal(34, Owing(After).Length);
        Assert.Equal(34, Owing(Period.Parse("2026-11")).Length);
    }

    [Theory]
    [InlineData("15", "Yên Bái", "Lào Cai")]
    [InlineData("24", "Bắc Giang", "Bắc Ninh")]
    [InlineData("44", "Quảng Bình", "Quảng Trị")]
    [InlineData("52", "Bình Định", "Gia Lai")]
    [InlineData("80", "Long An", "Tây Ninh")]
    [InlineData("82", "Tiền Giang", "Đồng Tháp")]
    [InlineData("91", "Kiên Giang", "An Giang")]
    public void Seven_codes_carry_another_provinces_name_since(string code, string before, string after)
    {
        Assert.Equal(($"{code}~2008", before), Find(Before, code));
        Assert.Equal((code, after), Find(After, code));
    }

    [Fact]
    public void And_only_those_seven_do() => Assert.Equal(
        ["15", "24", "44", "52", "80", "82", "91"],
        from before in Owing(Before)
        join after in Owing(After) on before.Code equals after.Code
        where before.Name != after.Name
        select before.Code);

    [Fact]
    public void Eleven_provinces_are_one_unit_throughout()
    {
        string[] unchanged = ["Hà Nội", "Cao Bằng", "Điện Biên", "Lai Châu", "Sơn La", "Lạng Sơn", "Quảng Ninh", "Thanh Hóa", "Nghệ An", "Hà Tĩnh", "Huế"];
        Assert.Equal(unchanged, Owing(Before).Intersect(Owing(After)).Select(unit => unit.Name.Vi));
    }

    [Theory]
    [InlineData("24~2008")]
    [InlineData("27~2008")]
    [InlineData("27")]
    public void What_has_ended_is_not_found_later(string codeOrId) => Assert.Null(Find(After, codeOrId).Id);

    [Fact]
    public void What_has_ended_is_found_by_its_id_before() => Assert.Equal(("27~2008", "Bắc Ninh"), Find(Before, "27~2008"));

    [Fact]
    public void Every_unit_that_ended_went_into_one_that_exists()
    {
        foreach (var ended in ShippedCatalogue.Whole.Units.Where(unit => unit.ValidTo is not null))
            Assert.Null(ShippedCatalogue.Whole.FindUnit(Assert.Single(ended.Successors))!.ValidTo);
    }

    [Theory]
    [InlineData("24", "Bắc Giang", "Bắc Ninh")]
    [InlineData("92", "Cần Thơ", "Hậu Giang", "Sóc Trăng")]
    [InlineData("79", "Bà Rịa - Vũng Tàu", "Bình Dương", "Hồ Chí Minh")]
    [InlineData("01")]
    public void A_province_was_made_of(string id, params string[] predecessors) => Assert.Equal(
        predecessors,
        ShippedCatalogue.Whole.Units.Where(unit => unit.Successors.Contains(id)).Select(unit => unit.Name.Vi).Order(StringComparer.Ordinal));

    private static Form Monthly(Period period) => ShippedCatalogue.Whole.FindForm("cds-thang", period)!;

    private static ImmutableArray<Unit> Owing(Period period) => ShippedCatalogue.Whole.Owing(Monthly(period), period);

    private static (string? Id, string? Name) Find(Period period, string codeOrId)
    {
        var unit = ShippedCatalogue.Whole.FindReporting(Monthly(period), period, codeOrId);
        return (unit?.Id, unit?.Name.Vi);
    }
}
