using System.Collections.Immutable;
using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Submissions;
using static NhipSo.Domain.Tests.Samples;

namespace NhipSo.Domain.Tests.Aggregation;

/// <summary>Totals that are kept while units come and go.</summary>
public class RunningTotalsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Neither_the_order_in_which_units_came_matters_nor_what_went_again(int seed)
    {
        var random = new Random(seed);
        var units = Enumerable.Range(0, 200).Select(_ => AnyFigures(random)).ToList();
        var gone = Enumerable.Range(0, 100).Select(_ => AnyFigures(random)).ToList();
        var kept = new RunningTotals([Received, Online, Share, Budget]);
        foreach (var (figures, sign) in units.Select(each => (each, 1)).Concat(gone.Select(each => (each, 1))).OrderBy(_ => random.Next()))
            kept.Add(figures);
        foreach (var figures in gone.OrderBy(_ => random.Next()))
            kept.Remove(figures);

        var anew = new RunningTotals([Received, Online, Share, Budget]);
        units.ForEach(each => anew.Add(each));
        Assert.Equal(anew.Current().AsEnumerable(), kept.Current().AsEnumerable());
        Assert.Equal(anew.Current().Select(pair => $"{pair.Value}"), kept.Current().Select(pair => $"{pair.Value}")); // to the last zero: the same bytes
    }

    [Fact]
    public void A_total_is_as_firm_as_the_least_firm_figure_in_it()
    {
        var totals = new RunningTotals([Received, Online, Share]);
        totals.Add(new(Figures(("CP07", 100), ("CP09", 50)), ValueStatus.Official));
        var estimate = new UnitFigures(Figures(("CP07", 100), ("CP09", 50)), ValueStatus.Preliminary, ImmutableSortedDictionary<string, ValueStatus>.Empty.Add("CP09", ValueStatus.Estimate));
        totals.Add(estimate);
        Assert.Equal([ValueStatus.Preliminary, ValueStatus.Estimate, ValueStatus.Estimate], totals.Current().Values.Select(total => total.Status));
        totals.Remove(estimate);
        Assert.All(totals.Current().Values, total => Assert.Equal(ValueStatus.Official, total.Status));
    }

    private static UnitFigures AnyFigures(Random random)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, decimal>(StringComparer.Ordinal);
        foreach (var code in new[] { "CP07", "CP09", "TC03" }.Where(_ => random.Next(4) > 0))
            values[code] = random.NextInt64(0, 1_000_000_000_000) / 1000m;
        return new(values.ToImmutable(), (ValueStatus)random.Next(3));
    }
}
