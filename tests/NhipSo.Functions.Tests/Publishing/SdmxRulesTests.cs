using System.Text.Json.Nodes;

namespace NhipSo.Functions.Tests.Publishing;

/// <summary>
/// The structure message keeps the rules that SDMX-JSON 2.0 has for what is in it (sdmx-twg/sdmx-json, structure-message, 2.0.0; the rules were
/// read there and are written here in our words), and every reference in it leads to something that it holds itself.
/// </summary>
public sealed class SdmxRulesTests(TestStorage storage) : IClassFixture<TestStorage>, IAsyncLifetime
{
    private const string Id = "^[A-Za-z0-9_@$-]+$";
    private const string Name = "^[A-Za-z][A-Za-z0-9_-]*$";
    private static readonly string[] TimeTypes = ["ObservationalTimePeriod", "StandardTimePeriod", "BasicTimePeriod", "GregorianTimePeriod", "ReportingTimePeriod", "TimeRange"];
    private static readonly string[] Types = ["String", "Integer", "Decimal", "DateTime", "GregorianDay"];

    private JsonNode message = null!;

    private JsonNode Data => message["data"]!;

    private JsonNode Definition => Data["dataStructures"]!.AsArray().Single()!;

    private JsonNode Parts => Definition["dataStructureComponents"]!;

    public async Task InitializeAsync()
    {
        using var press = new Press(storage);
        await press.Publisher.PublishAllAsync(default);
        var (index, _) = await press.Store.ReadIndexAsync(default);
        message = JsonNode.Parse(await press.Store.ReadAsync(index.Entries["open/structure"].Path, default))!;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public void The_header_says_what_it_is_who_sent_it_and_when()
    {
        var meta = message["meta"]!;
        Assert.EndsWith("/2.0.0/sdmx-json-structure-schema.json", (string?)meta["schema"], StringComparison.Ordinal);
        Assert.All([(string?)meta["id"], (string?)meta["sender"]!["id"]], id => Assert.Matches(Id, id));
        Assert.True(DateTimeOffset.TryParse((string?)meta["prepared"], out _) && ((string)meta["prepared"]!).EndsWith('Z'));
        Assert.Equal(["vi", "en"], meta["contentLanguages"]!.AsArray().Select(language => (string?)language));
    }

    [Fact]
    public void Whatever_is_maintained_is_named_in_both_languages_and_may_still_gain_codes()
    {
        Assert.All(Maintained(), each =>
        {
            Assert.Matches(Name, (string?)each["id"]);
            Assert.Matches(Name, (string?)each["agencyID"]);
            Assert.Equal("1.0", (string?)each["version"]); // with three parts it would be immutable
            IsNamed(each);
        });
        Assert.Distinct(Maintained().Select(each => each.GetPath()));
    }

    [Fact]
    public void Codes_and_concepts_are_named_once_and_what_is_above_them_is_in_their_list()
    {
        foreach (var (list, member, pattern) in Lists())
        {
            var items = list[member]!.AsArray().Select(item => item!).ToList();
            Assert.NotEmpty(items);
            Assert.All(items, IsNamed);
            Assert.All(items, item => Assert.Matches(pattern, (string?)item["id"]));
            var ids = items.Select(item => (string)item["id"]!).ToList();
            Assert.Distinct(ids);
            Assert.All(items.Select(item => (string?)item["parent"]).OfType<string>(), parent =>
            {
                Assert.Matches(Name, parent);
                Assert.Contains(parent, ids);
            });
        }

        var areas = Data["codelists"]!.AsArray().Single(list => (string?)list!["id"] == "CL_AREA")!["codes"]!.AsArray();
        Assert.Equal(("VN", "DBSH"), (ParentOf("DBSH"), ParentOf("24")));

        string? ParentOf(string code) => (string?)areas.Single(area => (string?)area!["id"] == code)!["parent"];
    }

    [Fact]
    public void Every_component_has_its_concept_and_is_either_coded_or_of_a_type()
    {
        Assert.Equal(("DimensionDescriptor", "MeasureDescriptor", "AttributeDescriptor"), (IdOf("dimensionList"), IdOf("measureList"), IdOf("attributeList")));
        var time = Parts["dimensionList"]!["timeDimension"]!;
        Assert.Equal("TIME_PERIOD", (string?)time["id"]);
        Assert.Contains((string?)time["localRepresentation"]!["format"]!["dataType"], TimeTypes);
        JsonNode[] plain = [.. Listed("dimensionList", "dimensions"), .. Listed("measureList", "measures"), .. Listed("attributeList", "attributes")];
        Assert.Distinct(plain.Append(time).Select(each => (string)each["id"]!));
        var held = Urns().ToHashSet(StringComparer.Ordinal);
        Assert.All(plain.Append(time), each =>
        {
            Assert.Matches(Name, (string?)each["id"]);
            Assert.Contains((string)each["conceptIdentity"]!, held);
        });
        Assert.All(plain, each =>
        {
            var representation = each["localRepresentation"]!.AsObject();
            var (kind, value) = Assert.Single(representation);
            if (kind == "enumeration")
                Assert.Contains((string)value!, held);
            else
                Assert.Contains((string?)value!["dataType"], Types);
        });
        Assert.All(Listed("attributeList", "attributes"), each => Assert.Equal("observation", Assert.Single(each["attributeRelationship"]!.AsObject()).Key));
        Assert.All([.. Listed("measureList", "measures"), .. Listed("attributeList", "attributes")], each => Assert.Matches("^(mandatory|optional)$", (string?)each["usage"]));
        Assert.All(Listed("measureList", "measures"), each => Assert.Equal((string?)each["usage"] == "mandatory", (bool)each["isMandatory"]!));
        Assert.All(Data["dataflows"]!.AsArray(), flow => Assert.Contains((string)flow!["structure"]!, held));

        string? IdOf(string list) => (string?)Parts[list]!["id"];
    }

    private IEnumerable<JsonNode> Listed(string list, string member) => Parts[list]![member]!.AsArray().Select(each => each!);

    private IEnumerable<JsonNode> Maintained() =>
        new[] { "dataflows", "dataStructures", "conceptSchemes", "codelists" }.SelectMany(kind => Data[kind]!.AsArray()).Select(each => each!);

    private IEnumerable<(JsonNode List, string Member, string Pattern)> Lists() =>
        Data["conceptSchemes"]!.AsArray().Select(each => (each!, "concepts", Name)).Concat(Data["codelists"]!.AsArray().Select(each => (each!, "codes", Id)));

    /// <summary>The names that others may refer to it by.</summary>
    private IEnumerable<string> Urns() =>
    [
        UrnOf("datastructure.DataStructure", Definition),
        .. Data["codelists"]!.AsArray().Select(list => UrnOf("codelist.Codelist", list!)),
        .. from scheme in Data["conceptSchemes"]!.AsArray() from concept in scheme["concepts"]!.AsArray() select $"{UrnOf("conceptscheme.Concept", scheme)}.{concept["id"]}",
    ];

    private static string UrnOf(string kind, JsonNode each) => $"urn:sdmx:org.sdmx.infomodel.{kind}={each["agencyID"]}:{each["id"]}({each["version"]})";

    private static void IsNamed(JsonNode each)
    {
        Assert.Equal((string?)each["names"]!["vi"], (string?)each["name"]);
        Assert.All(["vi", "en"], language => Assert.False(string.IsNullOrWhiteSpace((string?)each["names"]![language])));
    }
}
