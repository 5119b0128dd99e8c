using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;

namespace NhipSo.Functions.Tests.Measuring;

/// <summary>The sets name indicators that there are.</summary>
public class ScorecardIndicatorsTests
{
    public static TheoryData<string> Parts =>
        [.. Scorecards.All.SelectMany(card => card.Groups).SelectMany(group => group.Parts).Select(part => part.Indicator).OfType<string>().Append("CP22").Distinct()];

    [Theory]
    [MemberData(nameof(Parts))]
    public void A_part_is_an_indicator_and_one_with_points_a_share_in_per_cent(string indicator)
    {
        var found = Shipped.Catalogue.FindIndicator(indicator);
        Assert.NotNull(found);
        var hasPoints = Scorecards.All.SelectMany(card => card.Groups).SelectMany(group => group.Parts).Any(part => part.Indicator == indicator && part.Max is not null);
        Assert.True(!hasPoints || found is { Kind: ValueKind.Ratio, Factor: 100 });
    }
}
