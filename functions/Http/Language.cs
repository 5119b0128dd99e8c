using Microsoft.AspNetCore.Http;
using NhipSo.Domain.Definitions;

namespace NhipSo.Functions.Http;

/// <summary>In which of the product's two languages a caller is answered.</summary>
public static class Language
{
    /// <summary>The first language.</summary>
    public const string Vietnamese = "vi";

    /// <summary>The other one.</summary>
    public const string English = "en";

    /// <summary>English where <c>Accept-Language</c> prefers it to Vietnamese.</summary>
    public static string Of(HttpRequest request) =>
        Weight(request, English) > Weight(request, Vietnamese) ? English : Vietnamese;

    /// <summary>The text in that language.</summary>
    public static string In(Text text, string language) => language == English ? text.En : text.Vi;

    private static double Weight(HttpRequest request, string language) =>
        request.GetTypedHeaders().AcceptLanguage
            .Where(accepted => accepted.Value.Equals(language, StringComparison.OrdinalIgnoreCase)
                || accepted.Value.StartsWith(language + "-", StringComparison.OrdinalIgnoreCase))
            .Select(accepted => accepted.Quality ?? 1)
            .DefaultIfEmpty(0)
            .Max();
}
