using NhipSo.Domain.Definitions;
using NhipSo.Domain.Scoring;
using NodaTime;
using static NhipSo.Domain.Tests.Samples;

namespace NhipSo.Domain.Tests.Scoring;

/// <summary>Mergers add, and scores follow their set's rule: the DTI of 2024 took the mean.</summary>
public class MergedTests
{
    private static readonly Unit OldBacNinh = BacGiang with { Id = "27~2008", Code = "27", Name = new("Bắc Ninh", "Bac Ninh") };
    private static readonly LocalDate Today = new(2025, 7, 31);

    [Fact]
    public void A_successors_score_is_the_mean_of_its_predecessors_pillars()
    {
        var before = Cards.Of(Cards.Card, ("24~2008", [("CP11", 90), ("NL03", 0)]), ("27~2008", [("CP11", 10), ("NL03", 100)]));
        var after = Merged.Means(With(units: [BacGiang, OldBacNinh, BacNinh]), [BacGiang, OldBacNinh], before, Today);
        Assert.Equal(["24"], after.Scores.Keys);
        Assert.Equal([20m, 15m], after.Scores["24"].Pillars.Select(pillar => pillar.Points!.Value));
        Assert.Equal((35m, 70m), (after.Totals["24"], after.Scores["24"].Available));
    }

    [Fact]
    public void A_mean_of_some_predecessors_is_none_of_all()
    {
        var before = Cards.Of(Cards.Card, ("24~2008", [("CP11", 90), ("NL03", 0)]));
        Assert.Empty(Merged.Means(With(units: [BacGiang, OldBacNinh, BacNinh]), [BacGiang, OldBacNinh], before, Today).Scores);
    }

    [Fact]
    public void Who_did_not_change_stays()
    {
        var before = Cards.Of(Cards.Card, ("24", [("CP11", 90), ("NL03", 0)]));
        Assert.Equal(before.Scores["24"], Merged.Means(With(units: [BacNinh]), [BacNinh], before, Today).Scores["24"]);
    }
}
