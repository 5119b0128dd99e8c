using System.Text;
using NhipSo.Functions.Access;
using NhipSo.Functions.Access.Keys;
using NhipSo.Functions.Problems;
using NhipSo.Functions.Tests.Polling;
using NhipSo.Functions.Tests.Pushing;

namespace NhipSo.Functions.Tests.Access.Keys;

public class KeyRequestTests
{
    [Fact]
    public void A_units_key()
    {
        var wanted = Read("""{"unit": "35~2008", "scopes": ["sign", "enter"], "days": 730, "note": "Phần mềm một cửa"}""");
        Assert.Equal(("35~2008", 730, "Phần mềm một cửa"), (wanted.Unit!.Id, wanted.Days, wanted.Note));
        Assert.Equal([Role.Enter, Role.Sign], wanted.Roles.Order());
    }

    [Fact]
    public void A_sources_key()
    {
        var wanted = Read("""{"source": "mot-cua-24", "scopes": ["measure"]}""");
        Assert.Equal((null, "mot-cua-24"), (wanted.Unit, wanted.Source));
        Assert.Equal([Role.Measure], wanted.Roles);
    }

    [Fact]
    public void A_key_of_the_ministry_lasts_a_year_unless_said_otherwise()
    {
        var wanted = Read("\uFEFF{\"scopes\": [\"steer\", \"read\", \"read\"]}");
        Assert.Equal((null, 365, null), (wanted.Unit, wanted.Days, wanted.Note));
        Assert.Equal([Role.Read, Role.Steer], wanted.Roles.Order());
    }

    [Theory]
    [InlineData("""{}""", "scopes-missing /scopes")]
    [InlineData("""{"scopes": []}""", "scopes-missing /scopes")]
    [InlineData("""{"scopes": "sign", "unit": "24"}""", "scopes-missing /scopes")]
    [InlineData("""{"scopes": null}""", "scopes-missing /scopes")]
    [InlineData("""{"scopes": ["read", "Admin", 4]}""", "unknown-scope /scopes/1", "unknown-scope /scopes/2")]
    [InlineData("""{"scopes": ["sign", "enter"]}""", "unit-required /unit", "unit-required /unit")]
    [InlineData("""{"scopes": ["sign", "read"], "unit": "24"}""", "scope-not-for-a-unit /scopes")]
    [InlineData("""{"scopes": ["steer", "admin"], "unit": "24"}""", "scope-not-for-a-unit /scopes", "scope-not-for-a-unit /scopes")]
    [InlineData("""{"scopes": ["sign"], "unit": "99"}""", "unknown-unit /unit")]
    [InlineData("""{"scopes": ["sign"], "unit": 24}""", "unknown-unit /unit")]
    [InlineData("""{"scopes": ["read"], "days": 0}""", "out-of-range /days")]
    [InlineData("""{"scopes": ["read"], "days": 731}""", "out-of-range /days")]
    [InlineData("""{"scopes": ["read"], "days": 1.5}""", "out-of-range /days")]
    [InlineData("""{"scopes": ["read"], "days": "30"}""", "out-of-range /days")]
    [InlineData("""{"scopes": ["read"], "note": 1}""", "note-malformed /note")]
    [InlineData("""{"scopes": ["read"], "Days": 3, "a/b~c": 1}""", "unknown-member /Days", "unknown-member /a~1b~0c")]
    [InlineData("""{"scopes": ["read"], "scopes": ["admin"]}""", "duplicate-member /scopes")]
    [InlineData("""{"scopes": ["measure"]}""", "source-required /source")]
    [InlineData("""{"scopes": ["measure"], "unit": "24"}""", "source-required /source")]
    [InlineData("""{"scopes": ["measure"], "unit": "24", "source": "mot-cua-24"}""", "not-for-a-source /unit")]
    [InlineData("""{"scopes": ["measure", "read"], "source": "mot-cua-24"}""", "not-for-a-source /scopes")]
    [InlineData("""{"scopes": ["sign"], "source": "mot-cua-24"}""", "not-for-a-source /scopes")]
    [InlineData("""{"scopes": ["measure"], "source": "polled"}""", "unknown-source /source")]
    [InlineData("""{"scopes": ["measure"], "source": "none"}""", "unknown-source /source")]
    [InlineData("""{"scopes": ["measure"], "source": 24}""", "unknown-source /source")]
    [InlineData("""{"unit": "99", "scopes": ["x"], "days": -1, "note": [], "y": 1}""",
        "note-malformed /note", "out-of-range /days", "unknown-member /y", "unknown-scope /scopes/0", "unknown-unit /unit")]
    public void All_that_is_wrong_is_said_at_once_and_at_its_place(string json, params string[] found)
    {
        var problem = Assert.Throws<ProblemException>(() => Read(json)).Problem;
        Assert.Equal((422, "invalid-request"), (problem.Status, problem.Code));
        Assert.Equal(found, problem.Findings.Select(finding => $"{finding.Code} {finding.Place}").Order(StringComparer.Ordinal));
        Assert.All(problem.Findings, finding => Assert.NotEqual(finding.Message.Vi, finding.Message.En));
    }

    [Fact]
    public void A_note_has_an_end() => Assert.Throws<ProblemException>(() => Read($$"""{"scopes": ["read"], "note": "{{new string('x', 201)}}"}"""));

    [Theory]
    [InlineData("", "not-json")]
    [InlineData("[]", "not-json")]
    [InlineData("{\"scopes\": [\"read\"]} {}", "not-json")]
    [InlineData("{\"scopes\": [\"\\ud800\"]}", "not-unicode")]
    [InlineData("{\"\\ud800\": 1}", "not-unicode")]
    public void What_is_no_JSON_object_is_none(string json, string code) =>
        Assert.Equal(code, Assert.Throws<ProblemException>(() => Read(json)).Problem.Code);

    private static KeyRequest Read(string json) => KeyRequest.Read(Encoding.UTF8.GetBytes(json), Shipped.Catalogue, [Pushed.Source, Poller.Source(new("http://127.0.0.1/"), "polled")]);
}
