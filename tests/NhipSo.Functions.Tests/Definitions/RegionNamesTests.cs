using System.Text.RegularExpressions;
using NhipSo.Domain.Definitions;
using NhipSo.Testing;

namespace NhipSo.Functions.Tests.Definitions;

/// <summary>A region is called the same in the open data as on the pages.</summary>
public sealed partial class RegionNamesTests
{
    [Fact]
    public void Pages_and_open_data_call_a_region_the_same()
    {
        var onPages = Written().Matches(File.ReadAllText(Repository.PathOf("dashboard", "src", "i18n.ts")))
            .ToDictionary(match => match.Groups["code"].Value, match => new Text(match.Groups["vi"].Value, match.Groups["en"].Value));
        Assert.All(Regions.Names, region => Assert.Equal(onPages[region.Key], region.Value));
    }

    [GeneratedRegex(@"^  (?<code>[A-Z]+): \{ vi: '(?<vi>[^']+)', en: '(?<en>[^']+)' \}", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Written();
}
