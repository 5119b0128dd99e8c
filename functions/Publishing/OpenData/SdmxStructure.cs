using NhipSo.Domain.Definitions;
using NhipSo.Domain.Periods;
using NodaTime;
using NodaTime.Text;

namespace NhipSo.Functions.Publishing.OpenData;

/// <summary>
/// The structures that the data refer to, as an SDMX-JSON 2.0 structure message (sdmx-twg/sdmx-json, v2.0.0): one data structure
/// definition, a dataflow a form, the concepts and the lists of codes.
/// </summary>
internal static class SdmxStructure
{
    /// <summary>The media type of the message.</summary>
    public const string MediaType = "application/vnd.sdmx.structure+json; version=2.0.0";

    private const string Schema = "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/structure-message/tools/schemas/2.0.0/sdmx-json-structure-schema.json";

    private static readonly (string Id, string? Codes, string? Type, Text Name)[] Dimensions =
    [
        ("FREQ", "CL_FREQ", null, new("Tần suất", "Frequency")),
        ("REF_AREA", "CL_AREA", null, new("Đơn vị báo cáo, vùng hay cả nước", "Reporting unit, region or country")),
        ("INDICATOR", "CL_INDICATOR", null, new("Chỉ tiêu báo cáo", "Indicator")),
    ];

    private static readonly (string Id, string? Codes, string? Type, Text Name)[] Attributes =
    [
        ("OBS_STATUS", "CL_OBS_STATUS", null, new("Tình trạng số liệu: chính thức, sơ bộ, ước", "Observation status")),
        ("UNIT_MEASURE", null, "String", new("Đơn vị tính", "Unit of measure")),
        ("WINDOW_FROM", null, "GregorianDay", new("Ngày đầu của số liệu", "First day that the figure covers")),
        ("WINDOW_TO", null, "GregorianDay", new("Ngày cuối của số liệu", "Last day that the figure covers")),
        ("UNITS", null, "Integer", new("Số đơn vị có số liệu", "How many units the figure covers")),
        ("REVISION", null, "Integer", new("Lần điều chỉnh", "Revision of the report")),
        ("RECEIVED", null, "DateTime", new("Thời điểm tiếp nhận", "When the report was received")),
        ("RECEIPT_HASH", null, "String", new("Mã băm của xác nhận tiếp nhận", "Hash that leads to the receipt")),
    ];

    /// <summary>The columns of the data, in their order: dimensions, measure, attributes.</summary>
    public static IEnumerable<string> Components => [.. Dimensions.Select(each => each.Id), "TIME_PERIOD", "OBS_VALUE", .. Attributes.Select(each => each.Id)];

    /// <summary>The message.</summary>
    public static object Of(Catalogue catalogue, Instant prepared) => new
    {
        Meta = new
        {
            Schema,
            Id = $"STRUCTURE_{catalogue.Version}",
            Test = false,
            Prepared = InstantPattern.ExtendedIso.Format(prepared),
            ContentLanguages = new[] { "vi", "en" },
            Sender = new { Id = Sdmx.Agency },
        },
        Data = new
        {
            Dataflows = catalogue.Forms.Where(form => form.DerivedFrom is null).Select(form => Maintained(form.Code, form.Name, Urn("datastructure.DataStructure", Sdmx.Structure))),
            DataStructures = new[] { Definition() },
            ConceptSchemes = new[] { ListOf("CONCEPTS", new("Khái niệm", "Concepts"), "concepts", ConceptItems()) },
            Codelists = new[]
            {
                ListOf("CL_FREQ", new("Tần suất", "Frequency"), "codes", Enum.GetValues<PeriodKind>().Select(Sdmx.FrequencyOf).Select(each => Item(each.Code, each.Name))),
                ListOf("CL_AREA", new("Đơn vị báo cáo, vùng, cả nước", "Reporting units, regions, the country"), "codes", Areas(catalogue)),
                ListOf("CL_INDICATOR", new("Chỉ tiêu báo cáo", "Indicators"), "codes", catalogue.Indicators.Select(indicator => Item(indicator.Code, indicator.Name))),
                ListOf("CL_OBS_STATUS", new("Tình trạng số liệu", "Observation status"), "codes",
                [
                    Item("A", new("Chính thức", "Normal value")), Item("P", new("Sơ bộ", "Provisional value")), Item("E", new("Ước", "Estimated value")),
                ]),
            },
        },
    };

    /// <summary>The country, its regions and the units; a province is below its region.</summary>
    private static IEnumerable<object> Areas(Catalogue catalogue) =>
    [
        Item(Sdmx.Nation, Sdmx.NationName),
        .. Regions.Names.Select(region => Item(region.Key, region.Value, Sdmx.Nation)),
        .. catalogue.Units.Where(unit => !unit.IsSandbox).Select(unit => Item(Sdmx.AreaOf(unit.Id), unit.Name, unit.Region)),
    ];

    private static Dictionary<string, object> Definition()
    {
        var definition = Maintained(Sdmx.Structure, new("Số liệu báo cáo", "Reported figures"), structure: null);
        definition["dataStructureComponents"] = new
        {
            DimensionList = new
            {
                Id = "DimensionDescriptor",
                Dimensions = Dimensions.Select(each => Component(each.Id, each.Codes, each.Type)),
                TimeDimension = Component("TIME_PERIOD", codes: null, "ObservationalTimePeriod"),
            },
            AttributeList = new
            {
                Id = "AttributeDescriptor",
                Attributes = Attributes.Select(each => Component(each.Id, each.Codes, each.Type, ("usage", "optional"), ("attributeRelationship", new { Observation = new { } }))),
            },
            // The first edition of the schema asks for isMandatory, which later ones replaced by usage; both take both.
            MeasureList = new { Id = "MeasureDescriptor", Measures = new[] { Component("OBS_VALUE", codes: null, "Decimal", ("usage", "mandatory"), ("isMandatory", true)) } },
        };
        return definition;
    }

    private static IEnumerable<object> ConceptItems() => Dimensions.Concat(Attributes).Select(each => Item(each.Id, each.Name))
        .Append(Item("TIME_PERIOD", new("Kỳ báo cáo", "Reporting period"))).Append(Item("OBS_VALUE", new("Giá trị", "Value")));

    private static Dictionary<string, object> Component(string id, string? codes, string? type, params ReadOnlySpan<(string Name, object Value)> more)
    {
        var component = new Dictionary<string, object>
        {
            ["id"] = id,
            ["conceptIdentity"] = $"{Urn("conceptscheme.Concept", "CONCEPTS")}.{id}",
            ["localRepresentation"] = codes is null ? new { Format = new { DataType = type } } : new { Enumeration = Urn("codelist.Codelist", codes) },
        };
        foreach (var (name, value) in more)
            component[name] = value;
        return component;
    }

    private static Dictionary<string, object> ListOf(string id, Text name, string member, IEnumerable<object> items)
    {
        var list = Maintained(id, name, structure: null);
        list[member] = items;
        return list;
    }

    private static Dictionary<string, object> Maintained(string id, Text name, string? structure)
    {
        var maintained = new Dictionary<string, object> { ["id"] = id, ["agencyID"] = Sdmx.Agency, ["version"] = Sdmx.Version, ["name"] = name.Vi, ["names"] = name };
        if (structure is not null)
            maintained["structure"] = structure;
        return maintained;
    }

    private static object Item(string id, Text name, string? parent = null) => new { Id = id, Name = name.Vi, Names = name, Parent = parent };

    private static string Urn(string kind, string id) => $"urn:sdmx:org.sdmx.infomodel.{kind}={Sdmx.Agency}:{id}({Sdmx.Version})";
}
