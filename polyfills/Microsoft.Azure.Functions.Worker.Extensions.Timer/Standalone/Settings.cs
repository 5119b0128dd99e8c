using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Standalone;

/// <summary>Puts settings in the place of <c>%NAME%</c>.</summary>
internal static class Settings
{
    /// <exception cref="InvalidOperationException">A setting is missing.</exception>
    public static string Resolve(string text, IConfiguration configuration, string function)
    {
        var parts = text.Split('%');
        // What stands between the first and the second sign is a name, between the second and the third is text, …
        for (var i = 1; i < parts.Length - 1; i += 2)
        {
            var value = configuration[parts[i]];
            parts[i] = !string.IsNullOrWhiteSpace(value)
                ? value
                : throw new InvalidOperationException(
                    $"The setting '{parts[i]}' is missing; the function '{function}' has the schedule '{text}'.");
        }

        return parts.Length % 2 == 1
            ? string.Concat(parts)
            : throw new InvalidOperationException($"The schedule '{text}' of the function '{function}' has a '%' without its pair.");
    }
}
