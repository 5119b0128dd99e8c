using System.Collections.Immutable;
using NhipSo.Domain.Measuring;
using NodaTime;

namespace NhipSo.Domain.Tests.Measuring;

/// <summary>Which units of a closed period have a new version.</summary>
public class PeriodVersionsTests
{
    private static readonly Instant Now = Days.Midnight;

    [Fact]
    public void The_first_time_every_unit_has_its_first_version_without_a_reason()
    {
        var version = Assert.Single(Next([], [Measured("24", 5)]));
        Assert.Equal((1, null), (version.Version, version.Reason));
    }

    [Fact]
    public void What_is_the_same_has_no_new_version() => Assert.Empty(Next([Frozen("24", 5, 1)], [Measured("24", 5)]));

    [Fact]
    public void What_differs_beyond_what_is_stored_is_the_same() =>
        Assert.Empty(Next([Frozen("24", 17.000000000000000m, 1)], [Measured("24", 17.0000000000000000001m)]));

    [Fact]
    public void What_differs_is_the_next_version_with_its_reason()
    {
        var version = Assert.Single(Next([Frozen("24", 5, 3), Frozen("01", 1, 1)], [Measured("24", 6), Measured("01", 1)]));
        Assert.Equal(("24", 4, "late-measurements", 6m), (version.Measured.Unit, version.Version, version.Reason, version.Measured.Values["CP07"].Value));
    }

    [Fact]
    public void Other_coverage_is_another_version_too() =>
        Assert.Single(Next([Frozen("24", 5, 1)], [new("24", Values(5, new(9, 10, 1, 1)))]));

    [Fact]
    public void What_is_measured_no_more_has_a_version_without_figures()
    {
        var version = Assert.Single(Next([Frozen("24", 5, 1)], []));
        Assert.Equal((2, 0), (version.Version, version.Measured.Values.Count));
        Assert.Empty(Next([version], []));
    }

    private static ImmutableArray<MeasuredVersion> Next(MeasuredVersion[] frozen, MeasuredUnit[] measured) => PeriodVersions.Next(
        frozen.ToDictionary(each => each.Measured.Unit), measured.ToDictionary(each => each.Unit), Now, VersionReason.Late);

    private static MeasuredVersion Frozen(string unit, decimal value, int version) => new(Measured(unit, value), version, Now, null);

    private static MeasuredUnit Measured(string unit, decimal value) => new(unit, Values(value, new(10, 10, 1, 1)));

    private static ImmutableSortedDictionary<string, MeasuredValue> Values(decimal value, Coverage coverage) =>
        ImmutableSortedDictionary<string, MeasuredValue>.Empty.Add("CP07", new(value, coverage, Now));
}
