using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Functions.Polling;

namespace NhipSo.Functions.Tests.Polling;

/// <summary>Answers of every kind whose rows speak of many units.</summary>
public class AnswersOfUnits
{
    private static readonly SourceRows ByCode = new("", "ma", UnitScheme.Unit);
    private static readonly SourceRows ByAgency = new("", "ma", UnitScheme.Agency);

    [Theory]
    [InlineData("[{\"ma\":\"01\",\"x\":5},{\"ma\":\"24\",\"x\":\"7.5\"}]", "01=5 24=7.5")]
    [InlineData("[{\"ma\":24,\"x\":5}]", "24=5")]
    [InlineData("[{\"ma\":\"24\",\"x\":1},{\"ma\":\"24\",\"x\":2}]", "24=3")]
    [InlineData("[{\"ma\":\"24\",\"x\":1.234}]", "24=1.234")]
    [InlineData("[{\"ma\":\"24\",\"x\":\"1.234\"}]", "24=1.234")]
    [InlineData("\uFEFF[{\"ma\":\" 24 \",\"x\":\" 1e3 \"}]", "24=1000")]
    public async Task A_list_gives_a_reading_a_unit(string answer, string expected) => await HoldsAsync(Json(ByCode), answer, AttemptClass.Ok, expected);

    [Theory]
    [InlineData("{\"ma\":\"99\",\"x\":1}", "'99' is not known")]
    [InlineData("{\"ma\":\"27\",\"x\":1}", "'27' is not known")]
    [InlineData("{\"ma\":\"24~2008\",\"x\":1}", "'24~2008' is not known")]
    [InlineData("{\"x\":1}", "'' is not known")]
    [InlineData("5", "'' is not known")]
    [InlineData("{\"ma\":\"01\",\"x\":\"1,234\"}", "01/value: is no number")]
    [InlineData("{\"ma\":\"01\",\"x\":\"1.234.567\"}", "01/value: is no number")]
    [InlineData("{\"ma\":\"01\",\"x\":\"NaN\"}", "01/value: is no number")]
    [InlineData("{\"ma\":\"01\",\"x\":1e999}", "01/value: is no number")]
    [InlineData("{\"ma\":\"01\",\"x\":true}", "01/value: is no number")]
    [InlineData("{\"ma\":\"01\",\"x\":null}", "01/value: missing")]
    [InlineData("{\"ma\":\"01\"}", "01/value: missing")]
    [InlineData("{\"ma\":\"01\",\"x\":-1}", "01/value: -1 is out of bounds")]
    [InlineData("{\"ma\":\"01\",\"x\":1001}", "01/value: 1001 is out of bounds")]
    public async Task A_bad_row_spoils_no_other_and_is_named(string row, string fault)
    {
        var attempt = await HoldsAsync(Json(ByCode), $$"""[{"ma":"24","x":7},{{row}}]""", AttemptClass.Partial, "24=7");
        Assert.Contains(attempt.Readings.Faults, each => each.Contains(fault, StringComparison.Ordinal));
        Assert.Equal(1, attempt.Readings.Missing + attempt.Readings.OutOfBounds);
    }

    [Fact]
    public async Task A_value_that_cannot_be_read_leaves_no_sum_of_the_others() =>
        await HoldsAsync(Json(ByCode), """[{"ma":"24","x":7},{"ma":"24","x":"?"},{"ma":"01","x":1}]""", AttemptClass.Partial, "01=1");

    [Fact]
    public void A_code_is_a_units_while_it_exists()
    {
        var (then, now) = (NodaTime.Instant.FromUtc(2025, 6, 30, 16, 59), NodaTime.Instant.FromUtc(2025, 6, 30, 17, 0));
        Assert.Equal("24~2008", new UnitNames(Shipped.Catalogue, ByCode, then).Find("24"));
        Assert.Equal("24", new UnitNames(Shipped.Catalogue, ByCode, now).Find("24"));
        Assert.Equal("27~2008", new UnitNames(Shipped.Catalogue, ByAgency, then).Find("H05"));
        Assert.Equal("24", new UnitNames(Shipped.Catalogue, ByAgency, now).Find("H05"));
    }

    [Theory]
    [InlineData("H26")]
    [InlineData("h26")]
    [InlineData("000.00.00.H26")]
    public async Task An_agencys_identifier_is_understood_in_both_notations(string identifier) =>
        await HoldsAsync(Json(ByAgency), $$"""[{"ma":"{{identifier}}","x":3}]""", AttemptClass.Ok, "01=3");

    [Theory]
    [InlineData("000.01.00.H26")]
    [InlineData("H26.01")]
    [InlineData("01")]
    public async Task One_below_an_agency_is_not_the_agency(string identifier) =>
        await HoldsAsync(Json(ByAgency), $$"""[{"ma":"{{identifier}}","x":3}]""", AttemptClass.MappingMissing, "");

    [Fact]
    public async Task A_ministrys_code_is_its_identifier() =>
        await HoldsAsync(Json(ByAgency), """[{"ma":"G06","x":3}]""", AttemptClass.Ok, "G06=3");

    [Fact]
    public async Task A_spelling_that_no_scheme_knows_is_written_down_and_goes_first()
    {
        var others = new Dictionary<string, string>(StringComparer.Ordinal) { ["Bac Ninh"] = "24", ["27"] = "24", ["01"] = "79" }.ToImmutableSortedDictionary();
        await HoldsAsync(
            Json(ByCode with { Others = others }), """[{"ma":"Bac Ninh","x":1},{"ma":"27","x":2},{"ma":"24","x":4},{"ma":"01","x":8}]""",
            AttemptClass.Ok, "24=7 79=8");
    }

    [Fact]
    public async Task Labels_select_rows_of_json()
    {
        var full = Page.Metric("full", "/x", ("loai", "toan-trinh")) with { Factor = 1000 };
        var deep = Page.Metric("deep", "/x", ("/a/b", "1"));
        var source = Json(ByCode) with { Metrics = [full, deep] };
        var attempt = await HoldsAsync(
            source, """[{"ma":"24","loai":"toan-trinh","x":1},{"ma":"24","loai":"toan-trinh","x":2,"a":{"b":1}},{"ma":"24","loai":"mot-phan","x":9}]""",
            AttemptClass.Ok, null);
        Assert.Equal([new("deep", 2), new("full", 3000)], Assert.Single(attempt.Readings.Units).Values);
    }

    [Theory]
    [InlineData("ma,x\n01,5\n24,7.5\n", "01=5 24=7.5")]
    [InlineData("\uFEFFma;ten;x\r\n24;\"Bắc Ninh; mới\";7\r\n01;\"Hà\r\nNội\";5\r\n", "01=5 24=7")]
    [InlineData("x\tma\n5\t24", "24=5")]
    [InlineData("\"x,y\";ma;x\n1;24;5", "24=5")]
    public async Task Csv_gives_a_reading_a_row(string answer, string expected) => await HoldsAsync(Csv(), answer, AttemptClass.Ok, expected);

    [Theory]
    [InlineData("ma,x\n01,5\n24", "01=5")]
    [InlineData("ma,x\n01,5\n24,?", "01=5")]
    [InlineData("ma,x\n01,5\n24,", "01=5")]
    [InlineData("ma,x\n01,5\n99,7", "01=5")]
    public async Task A_bad_line_of_csv_spoils_no_other(string answer, string expected) => await HoldsAsync(Csv(), answer, AttemptClass.Partial, expected);

    [Theory]
    [InlineData("ma,y\n01,5", AttemptClass.MappingMissing)]
    [InlineData("ma,x", AttemptClass.MappingMissing)]
    [InlineData("unit,x\n01,5", AttemptClass.NotParsable)]
    [InlineData("", AttemptClass.NotParsable)]
    [InlineData("ma,x\n\"01,5", AttemptClass.NotParsable)]
    [InlineData("ma,x\n01,500", AttemptClass.OutOfBounds)]
    public async Task What_csv_does_not_give_has_its_class(string answer, string expected) => await HoldsAsync(Csv(), answer, expected, "");

    [Fact]
    public async Task Csv_of_the_owner_alone_is_summed_over_the_rows_that_its_labels_choose() => await HoldsAsync(
        Csv() with { Rows = null, Metrics = [Page.Metric("value", "x", ("loai", "a"))] }, "loai,x\na,1\nb,2\na,4", AttemptClass.Ok, "24=5");

    [Fact]
    public async Task Samples_are_of_the_unit_that_a_label_names()
    {
        var source = Poller.Source(new("http://127.0.0.1/")) with { Rows = ByCode, Metrics = [Page.Metric("value", "m", ("k", "a"))] };
        await HoldsAsync(source, "m{ma=\"01\",k=\"a\"} 1\nm{k=\"a\",ma=\"24\"} 2\nm{ma=\"24\",k=\"a\",n=\"2\"} 3\nm{ma=\"79\",k=\"b\"} 4\n", AttemptClass.Ok, "01=1 24=5");
        await HoldsAsync(source, "m{ma=\"01\",k=\"a\"} 1\nm{ma=\"9\\\"9\",k=\"a\"} 2\nm{k=\"a\"} 3", AttemptClass.Partial, "01=1");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"a\":[]}")]
    [InlineData("[1,")]
    [InlineData("<html>")]
    [InlineData("")]
    [InlineData("[{\"ma\":\"\\ud800\",\"x\":1}]")]
    public async Task What_is_no_list_is_not_parsable(string answer) => await HoldsAsync(Json(ByCode), answer, AttemptClass.NotParsable, "");

    [Fact]
    public async Task An_empty_list_gives_nothing() => await HoldsAsync(Json(ByCode), "[]", AttemptClass.MappingMissing, "");

    private static async Task<Attempt> HoldsAsync(Source source, string answer, string attemptClass, string? expected)
    {
        await using var upstream = await Upstream.StartAsync(context => context.Response.WriteAsync(answer));
        var attempt = await Poller.PollAsync(source with { Request = new(upstream.Address) });
        Assert.Equal(attemptClass, attempt.Class);
        if (expected is not null)
            Assert.Equal(expected, string.Join(' ', attempt.Readings.Units.Select(unit => FormattableString.Invariant($"{unit.Unit}={unit.Values["value"]}"))));
        return attempt;
    }

    private static Source Json(SourceRows rows) => Poller.Json(new("http://127.0.0.1/"), Page.Metric("value", "/x") with { Min = 0, Max = 1000 })
        with { Rows = rows with { Unit = "/ma" } };

    private static Source Csv() => Poller.Source(new("http://127.0.0.1/")) with
    {
        Kind = SourceKind.Csv, Rows = ByCode, Metrics = [Page.Metric("value", "x") with { Min = 0, Max = 100 }],
    };
}
