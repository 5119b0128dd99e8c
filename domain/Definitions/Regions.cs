using System.Collections.Immutable;

namespace NhipSo.Domain.Definitions;

/// <summary>The six socio-economic regions that provinces are in (306/NQ-CP, 2025), by the codes that the catalogue writes.</summary>
public static class Regions
{
    /// <summary>Their names.</summary>
    public static readonly ImmutableSortedDictionary<string, Text> Names = new Dictionary<string, Text>(StringComparer.Ordinal)
    {
        ["TDMNPB"] = new("Trung du và miền núi phía Bắc", "Northern midlands and mountains"),
        ["DBSH"] = new("Đồng bằng sông Hồng", "Red River Delta"),
        ["BTB"] = new("Bắc Trung Bộ", "North Central"),
        ["DHNTBTN"] = new("Duyên hải Nam Trung Bộ và Tây Nguyên", "South Central Coast and Central Highlands"),
        ["DNB"] = new("Đông Nam Bộ", "Southeast"),
        ["DBSCL"] = new("Đồng bằng sông Cửu Long", "Mekong Delta"),
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);
}
