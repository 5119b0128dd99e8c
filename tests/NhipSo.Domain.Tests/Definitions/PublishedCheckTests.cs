using NhipSo.Domain.Definitions;
using static NhipSo.Domain.Tests.Samples;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Domain.Tests.Definitions;

/// <summary>Published series: no figure without whose it is and who said so.</summary>
public class PublishedCheckTests
{
    private static readonly PublishedFigure Sound = new(5, "Tin của Bộ", Period.Parse("2024-H1"), Block.Nation);

    [Fact]
    public void A_sound_one_has_no_fault() => Assert.Empty(Faults(Sound));

    [Fact]
    public void What_is_wrong_is_said_at_its_place()
    {
        Assert.Equal(["/published/0/figures/0/source"], Faults(Sound with { Source = " " }));
        Assert.Equal(["/published/0/figures/0"], Faults(Sound with { Block = null }));
        Assert.Equal(["/published/0/figures/0"], Faults(Sound with { Unit = "24" }));
        Assert.Equal(["/published/0/figures/0/unit"], Faults(Sound with { Block = null, Unit = "99" }));
        Assert.Equal(["/published/0/figures/0"], Faults(Sound with { Numerator = 1 }));
        Assert.Equal(["/published/0/figures/0/note"], Faults(Sound with { IsMisprint = true }));
    }

    private static IEnumerable<string> Faults(PublishedFigure figure)
    {
        var series = new PublishedSeries("sector-revenue", "sector", new("Doanh thu", "Revenue"), new("tỷ đồng", "billion VND"), [figure]);
        return CatalogueCheck.Faults(new Catalogue(new([BacNinh], [], [], [], [], [], [], [], [series]))).Select(fault => fault.Place).Where(place => place.StartsWith("/published", StringComparison.Ordinal));
    }
}
