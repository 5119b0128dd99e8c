using NhipSo.Domain.Ledger;
using NhipSo.Domain.Submissions;

namespace NhipSo.Functions.Submissions;

/// <summary>The words that the API and the tables have for enumerations.</summary>
internal static class Words
{
    private static readonly Dictionary<string, ValueStatus> Statuses = ByWord<ValueStatus>();
    private static readonly Dictionary<string, EntryKind> Kinds = ByWord<EntryKind>();
    private static readonly Dictionary<string, ReportState> States = ByWord<ReportState>();

    public static string Of<T>(T value) where T : struct, Enum
    {
        var name = value.ToString();
        return string.Create(name.Length, name, (word, from) =>
        {
            from.CopyTo(word);
            word[0] = char.ToLowerInvariant(word[0]);
        });
    }

    public static ValueStatus? FindStatus(string? word) =>
        word is not null && Statuses.TryGetValue(word, out var status) ? status : null;

    public static EntryKind Kind(string word) => Kinds[word];

    public static ReportState State(string word) => States[word];

    public static string AllStatuses => string.Join(", ", Statuses.Keys);

    private static Dictionary<string, T> ByWord<T>() where T : struct, Enum => Enum.GetValues<T>().ToDictionary(Of, StringComparer.Ordinal);
}
