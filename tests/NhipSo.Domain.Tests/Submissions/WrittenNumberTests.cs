using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using NhipSo.Domain.Submissions;

namespace NhipSo.Domain.Tests.Submissions;

public class WrittenNumberTests
{
    private static readonly NumberFormatInfo Vietnamese = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };

    /// <summary>A number of at most 15 digits, with 0 to 6 decimals.</summary>
    private static readonly Arbitrary<decimal> Number = (
        from digits in ArbMap.Default.GeneratorFor<long>()
        from scale in Gen.Choose(0, 6)
        select new decimal(digits % 1_000_000_000_000_000) / (decimal)Math.Pow(10, scale)).ToArbitrary();

    [Theory]
    [InlineData("0", 0)]
    [InlineData("168746", 168746)]
    [InlineData("-5", -5)]
    [InlineData("−5", -5)]
    [InlineData("+5", 5)]
    [InlineData(" 12 ", 12)]
    [InlineData("1,5", 1.5)]
    [InlineData("1.5", 1.5)]
    [InlineData("1,2345", 1.2345)]
    [InlineData("0,125", 0.125)]
    [InlineData("0.125", 0.125)]
    [InlineData("1234.567", 1234.567)]
    [InlineData("1.234.567", 1234567)]
    [InlineData("1,234,567", 1234567)]
    [InlineData("1.234.567,89", 1234567.89)]
    [InlineData("1,234,567.89", 1234567.89)]
    [InlineData("1.234,567", 1234.567)]
    [InlineData("1,234.567", 1234.567)]
    [InlineData("1 234 567", 1234567)]
    [InlineData("1\u00a0234\u00a0567,5", 1234567.5)]
    [InlineData("1\u2009234.567", 1234.567)]
    [InlineData("1\u202f234,567", 1234.567)]
    [InlineData("1 234,567", 1234.567)]
    public void A_number_is_read_as_either_language_writes_it(string written, double number) =>
        Assert.Equal((decimal)number, Read(written).Number);

    [Theory]
    [InlineData("1.234", 1234, 1.234)]
    [InlineData("1,234", 1.234, 1234)]
    [InlineData("-12.000", -12000, -12)]
    [InlineData("999,999", 999.999, 999999)]
    public void What_the_two_languages_read_differently_is_ambiguous(string written, double vietnamese, double english)
    {
        var readings = Read(written);
        Assert.True(readings.IsAmbiguous);
        Assert.Equal(((decimal?)vietnamese, (decimal?)english, null), (readings.Vietnamese, readings.English, readings.Number));
    }

    [Theory]
    [InlineData("1.234", 1234)]
    [InlineData("1,234", 1234)]
    [InlineData("-12.000", -12000)]
    [InlineData("1,5", 1.5)]
    public void A_count_has_no_decimals_so_it_is_never_ambiguous(string written, double number) =>
        Assert.Equal((decimal)number, WrittenNumber.Read(written, isWhole: true, isPercent: false).Number);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("-")]
    [InlineData("--5")]
    [InlineData("5-")]
    [InlineData("(5)")]
    [InlineData("1e3")]
    [InlineData("1e999")]
    [InlineData("NaN")]
    [InlineData("∞")]
    [InlineData("0x10")]
    [InlineData("٣")]
    [InlineData("1.")]
    [InlineData(",5")]
    [InlineData("1..5")]
    [InlineData("1.23.456")]
    [InlineData("1234.567.890")]
    [InlineData("1,23,456")]
    [InlineData("0.123.456")]
    [InlineData("1 23")]
    [InlineData("1  234")]
    [InlineData("1.234 567")]
    [InlineData("1.234,567.8")]
    [InlineData("1.234,567,8")]
    [InlineData("12%")]
    [InlineData("12 đồng")]
    [InlineData("12345678901234567890123456789")]
    public void What_is_no_number_means_nothing(string written) => Assert.Equal(default, Read(written));

    [Theory]
    [InlineData("12%", 12)]
    [InlineData("12,5 %", 12.5)]
    [InlineData("-3%", -3)]
    public void A_percent_sign_is_accepted_where_the_unit_is_per_cent(string written, double number) =>
        Assert.Equal((decimal)number, WrittenNumber.Read(written, isWhole: false, isPercent: true).Number);

    [Fact]
    public void A_very_long_text_is_no_number() => Assert.Equal(default, Read(new string('1', 5_000_000)));

    [Fact]
    public void Whatever_a_language_writes_with_thousands_it_reads() => Prop.ForAll(Number, number =>
        Read(number.ToString("#,0.######", Vietnamese)).Vietnamese == number
        && Read(number.ToString("#,0.######", CultureInfo.InvariantCulture)).English == number).QuickCheckThrowOnFailure();

    [Fact]
    public void Plain_digits_mean_one_number_unless_three_decimals_follow_at_most_three_digits() => Prop.ForAll(Number, number =>
    {
        var readings = Read(number.ToString(CultureInfo.InvariantCulture));
        return readings.Number == number || (readings.IsAmbiguous && readings.English == number && Math.Abs(number) is >= 1 and < 1000);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_languages_mirror_each_other() => Prop.ForAll(Gen.Elements("0123456789., -+".ToCharArray()).ArrayOf().ToArbitrary(), characters =>
    {
        var written = new string(characters);
        var mirrored = written.Replace('.', '~').Replace(',', '.').Replace('~', ',');
        return Read(written) == new Readings(Read(mirrored).English, Read(mirrored).Vietnamese);
    }).QuickCheckThrowOnFailure();

    private static Readings Read(string written) => WrittenNumber.Read(written, isWhole: false, isPercent: false);
}
