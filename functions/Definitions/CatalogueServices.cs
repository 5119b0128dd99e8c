using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace NhipSo.Functions.Definitions;

/// <summary>The definitions that the app works by.</summary>
public static class CatalogueServices
{
    /// <summary>Reads the catalogue at start, from the folder that <c>Catalog__Path</c> names or the one beside the app.</summary>
    public static IServiceCollection AddCatalogue(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton(CatalogueFiles.Read(configuration["Catalog:Path"] ?? Path.Combine(AppContext.BaseDirectory, "catalog")))
            .AddHostedService<DefinitionsKept>();
}
