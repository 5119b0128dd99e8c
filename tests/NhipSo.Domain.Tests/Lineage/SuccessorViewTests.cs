using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Lineage;
using NhipSo.Domain.Submissions;
using NodaTime;
using static NhipSo.Domain.Tests.Samples;

namespace NhipSo.Domain.Tests.Lineage;

/// <summary>Mergers add: predecessors' counts are summed, ratios computed again, and a sum of some is none of all.</summary>
public class SuccessorViewTests
{
    private static readonly LocalDate After = new(2026, 1, 1);
    private static readonly Unit OldBacNinh = BacGiang with { Id = "27~2008", Code = "27" };
    private static readonly Catalogue Merged = new(new([BacGiang, OldBacNinh, BacNinh], [], [], [], [], [], [], []));
    private static readonly Indicator NotAdding = Groups with { Aggregation = NhipSo.Domain.Definitions.Aggregation.None };

    [Fact]
    public void Counts_are_summed_ratios_computed_again_and_what_does_not_add_is_left_out()
    {
        var view = SuccessorView.Of(Merged, [Received, Online, Share, NotAdding], [BacGiang, OldBacNinh], new Dictionary<string, UnitFigures>
        {
            ["24~2008"] = new(Figures(("CP07", 100), ("CP09", 90), ("CP11", 90), ("NL03", 5)), ValueStatus.Official),
            ["27~2008"] = new(Figures(("CP07", 900), ("CP09", 90), ("CP11", 10), ("NL03", 6)), ValueStatus.Estimate),
        }, After);
        var figures = Assert.Single(view);
        Assert.Equal(("24", ValueStatus.Estimate), (figures.Key, figures.Value.Status));
        Assert.Equal([("CP07", 1000m), ("CP09", 180m), ("CP11", 18m)], figures.Value.Values.Select(pair => (pair.Key, pair.Value)));
    }

    [Fact]
    public void Where_a_predecessor_gave_nothing_there_is_no_sum() => Assert.Empty(SuccessorView.Of(
        Merged, [Received], [BacGiang, OldBacNinh], new Dictionary<string, UnitFigures> { ["24~2008"] = new(Figures(("CP07", 100)), ValueStatus.Official) }, After));

    [Fact]
    public void A_unit_that_went_into_several_has_become_none_of_them() => Assert.Null(SuccessorView.On(Merged, BacGiang with { Successors = ["24", "27~2008"] }, After));

    [Fact]
    public void While_it_exists_a_unit_is_itself() => Assert.Equal(BacGiang, SuccessorView.On(Merged, BacGiang, new(2025, 6, 30)));
}
