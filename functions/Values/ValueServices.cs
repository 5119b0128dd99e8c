using Microsoft.Extensions.DependencyInjection;

namespace NhipSo.Functions.Values;

/// <summary>Figures across forms and periods.</summary>
public static class ValueServices
{
    /// <summary>Adds what derived reports are drawn with.</summary>
    public static IServiceCollection AddValues(this IServiceCollection services) => services.AddSingleton<DerivedForms>();
}
