using NhipSo.Domain.Definitions;

namespace NhipSo.Functions.Tests.Polling;

public class DocumentedSourceTests
{
    [Fact]
    public void Every_example_of_the_documentation_is_sound() =>
        Assert.Equal([], Documented.Sources.SelectMany(source => CatalogueCheck.Faults(source, Shipped.Catalogue).Select(fault => $"{source.Id}{fault}")));

    [Fact]
    public void Every_kind_has_an_example() => Assert.Equal(Enum.GetValues<SourceKind>(), Documented.Sources.Select(source => source.Kind).Distinct().Order());

    [Fact]
    public void Every_kind_of_authentication_has_one() => Assert.Equal(
        Enum.GetValues<AuthenticationKind>(), Documented.Sources.Select(source => source.Request?.Authentication?.Kind).OfType<AuthenticationKind>().Distinct().Order());
}
