using NhipSo.Domain.Submissions;

namespace NhipSo.Functions.Submissions;

/// <summary>The words that the API and the tables have for enumerations.</summary>
internal static class Words
{
    private static readonly Dictionary<string, ValueStatus> Statuses = Enum.GetValues<ValueStatus>().ToDictionary(Of);

    public static string Of(ValueStatus status) => status switch
    {
        ValueStatus.Estimate => "estimate",
        ValueStatus.Preliminary => "preliminary",
        _ => "official",
    };

    public static ValueStatus? FindStatus(string? word) =>
        word is not null && Statuses.TryGetValue(word, out var status) ? status : null;

    public static string AllStatuses => string.Join(", ", Statuses.Keys);
}
