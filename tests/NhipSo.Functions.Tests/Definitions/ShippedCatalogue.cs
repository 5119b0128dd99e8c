using NhipSo.Domain.Definitions;
using NhipSo.Functions.Definitions;
using NhipSo.Testing;

namespace NhipSo.Functions.Tests.Definitions;

/// <summary>The catalogue that ships.</summary>
internal static class ShippedCatalogue
{
    public static Catalogue Whole { get; } = CatalogueFiles.Read(Repository.PathOf("catalog"));
}
