using NhipSo.Domain.Definitions;
using NhipSo.Functions.Problems;
using NhipSo.Functions.Pushing;
using NodaTime;

namespace NhipSo.Functions.Tests.Pushing;

public class PushBodyTests
{
    [Fact]
    public void A_value_is_named_as_at_the_source_and_kept_by_its_code_in_its_unit_of_measure()
    {
        var reading = Assert.Single(Pushed.Read("""{"readings": [{"at": "2026-11-22T08:00:00+07:00", "values": {"tiep_nhan": 48211, "truc_tuyen": 1.5}}]}""").Readings);
        Assert.Equal((Instant.FromUtc(2026, 11, 22, 1, 0), "24", "/readings/0"), (reading.At, reading.Unit.Id, reading.Place));
        Assert.Equal([KeyValuePair.Create("online", 1500d), KeyValuePair.Create("received", 48211d)], Pushed.ValuesOf(reading));
    }

    [Fact]
    public void A_unit_below_the_owner_may_be_named_and_a_code_is_the_unit_s_of_the_day()
    {
        var team = Shipped.Catalogue.Units.First(unit => unit.Parent is not null);
        var source = Pushed.Source with { Owner = team.Parent! };
        var read = Pushed.Read($$$"""{"readings": [{"at": "2026-11-22T00:00:00Z", "unit": "{{{team.Id}}}", "values": {"tiep_nhan": 1}}]}""", source);
        Assert.Equal(team.Id, Assert.Single(read.Readings).Unit.Id);

        var national = Pushed.Source with { Rows = new("/readings", "/unit", UnitScheme.Unit) };
        read = Pushed.Read("""{"readings": [{"at": "2024-11-22T00:00:00Z", "unit": "24", "values": {"tiep_nhan": 1}}, {"at": "2026-11-22T00:00:00Z", "unit": "24", "values": {"tiep_nhan": 1}}]}""", national);
        Assert.Equal(["24~2008", "24"], read.Readings.Select(reading => reading.Unit.Id));
    }

    [Theory]
    [InlineData("""{}""", "readings-missing /readings")]
    [InlineData("""{"readings": []}""", "readings-missing /readings")]
    [InlineData("""{"readings": {"at": 1}}""", "readings-missing /readings")]
    [InlineData("""{"readings": [1], "reading": 2}""", "reading-malformed /readings/0", "unknown-member /reading")]
    [InlineData("""{"readings": [{"at": "2026-11-22 08:00", "values": {"tiep_nhan": 1}}]}""", "time-malformed /readings/0/at")]
    [InlineData("""{"readings": [{"at": "1026-11-22T08:00:00+07:00", "values": {"tiep_nhan": 1}}]}""", "time-malformed /readings/0/at")]
    [InlineData("""{"readings": [{"values": {"tiep_nhan": 1}}]}""", "time-malformed /readings/0/at")]
    [InlineData("""{"readings": [{"at": "2026-11-22T08:05:31+07:00", "values": {"tiep_nhan": 1}}]}""", "time-ahead /readings/0/at")]
    [InlineData("""{"readings": [{"at": "2026-11-22T08:00:00+07:00", "unit": "01", "values": {"tiep_nhan": 1}}]}""", "unit-of-others /readings/0/unit")]
    [InlineData("""{"readings": [{"at": "2026-11-22T08:00:00+07:00", "unit": "99", "values": {"tiep_nhan": 1}}]}""", "unknown-unit /readings/0/unit")]
    [InlineData("""{"readings": [{"at": "2026-11-22T08:00:00+07:00", "unit": 24, "values": {"tiep_nhan": 1}}]}""", "unknown-unit /readings/0/unit")]
    [InlineData("""{"readings": [{"at": "2026-11-22T08:00:00+07:00"}]}""", "values-missing /readings/0/values")]
    [InlineData("""{"readings": [{"at": "2026-11-22T08:00:00+07:00", "values": {}}]}""", "values-missing /readings/0/values")]
    [InlineData("""{"readings": [{"at": "2026-11-22T08:00:00+07:00", "values": {"received": 1}}]}""", "unknown-metric /readings/0/values/received")]
    [InlineData("""{"readings": [{"at": "2026-11-22T08:00:00+07:00", "values": {"tiep_nhan": "1"}}]}""", "not-a-number /readings/0/values/tiep_nhan")]
    [InlineData("""{"readings": [{"at": "2026-11-22T08:00:00+07:00", "values": {"tiep_nhan": null}}]}""", "not-a-number /readings/0/values/tiep_nhan")]
    [InlineData("""{"readings": [{"at": "2026-11-22T08:00:00+07:00", "values": {"tiep_nhan": 1e999}}]}""", "out-of-bounds /readings/0/values/tiep_nhan")]
    [InlineData("""{"readings": [{"at": "2026-11-22T08:00:00+07:00", "values": {"tiep_nhan": -1, "truc_tuyen": 1001}}]}""", "out-of-bounds /readings/0/values/tiep_nhan", "out-of-bounds /readings/0/values/truc_tuyen")]
    [InlineData("""{"readings": [{"at": "2026-11-22T08:00:00+07:00", "values": {"tiep_nhan": 1, "tiep_nhan": 2}}]}""", "duplicate-member /readings/0/values/tiep_nhan")]
    [InlineData("""{"readings": [{"at": "2026-11-22T08:00:00+07:00", "values": {"tiep_nhan": 1}}, {"at": "2026-11-22T01:00:00Z", "unit": "24", "values": {"truc_tuyen": 1}}]}""", "reading-repeated /readings/1")]
    [InlineData("""{"readings": [{"at": "2026-11-22T08:00:00+07:00", "values": {"tiep_nhan": 1}, "quality": "good"}], "correction": " "}""", "correction-malformed /correction", "unknown-member /readings/0/quality")]
    public void All_that_is_wrong_is_said_at_once_and_at_its_place(string json, params string[] found)
    {
        var problem = Assert.Throws<ProblemException>(() => Pushed.Read(json)).Problem;
        Assert.Equal((422, "invalid-request"), (problem.Status, problem.Code));
        Assert.Equal(found, problem.Findings.Select(finding => $"{finding.Code} {finding.Place}").Order(StringComparer.Ordinal));
        Assert.All(problem.Findings, finding => Assert.NotEqual(finding.Message.Vi, finding.Message.En));
    }

    [Fact]
    public void Five_minutes_ahead_is_a_clock_and_no_future() =>
        Assert.Single(Pushed.Read("""{"readings": [{"at": "2026-11-22T08:05:30+07:00", "values": {"tiep_nhan": 1}}]}""").Readings);

    [Theory]
    [InlineData(PushBody.MaxReadings, true)]
    [InlineData(PushBody.MaxReadings + 1, false)]
    public void There_are_so_many_at_most(int count, bool isAccepted)
    {
        var readings = string.Join(',', Enumerable.Range(0, count).Select(index => $$$"""{"at": "{{{Pushed.Now - Duration.FromSeconds(index)}}}", "values": {"tiep_nhan": {{{index}}}}}"""));
        var read = Record.Exception(() => Assert.Equal(count, Pushed.Read($$"""{"readings": [{{readings}}]}""").Readings.Length));
        Assert.Equal(isAccepted, read is null);
    }

    [Fact]
    public void However_much_is_wrong_the_answer_stays_small()
    {
        var readings = string.Join(',', Enumerable.Repeat("""{"at": 1, "x": 2, "values": {"y": 3}}""", PushBody.MaxReadings));
        Assert.InRange(Assert.Throws<ProblemException>(() => Pushed.Read($$"""{"readings": [{{readings}}]}""")).Problem.Findings.Length, 50, 55);
    }
}
