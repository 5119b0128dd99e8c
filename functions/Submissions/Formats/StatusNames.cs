using NhipSo.Domain.Definitions;
using NhipSo.Domain.Submissions;

namespace NhipSo.Functions.Submissions.Formats;

/// <summary>What people call how final a figure is.</summary>
internal static class StatusNames
{
    /// <summary>As people read it.</summary>
    public static Text Of(ValueStatus status) => status switch
    {
        ValueStatus.Estimate => new("ước", "estimate"),
        ValueStatus.Preliminary => new("sơ bộ", "preliminary"),
        _ => new("chính thức", "official"),
    };

    /// <summary>The status of that name in either language, or null.</summary>
    public static ValueStatus? Find(string written)
    {
        foreach (var status in Enum.GetValues<ValueStatus>())
        {
            var name = Of(status);
            if (written.Trim().Normalize() is var plain
                && (plain.Equals(name.Vi, StringComparison.OrdinalIgnoreCase) || plain.Equals(name.En, StringComparison.OrdinalIgnoreCase)))
                return status;
        }

        return null;
    }

    /// <summary>All names in one language.</summary>
    public static string All(Func<Text, string> read) => string.Join(", ", Enum.GetValues<ValueStatus>().Select(status => read(Of(status))));
}
