using NhipSo.Domain.Submissions;

namespace NhipSo.Functions.Submissions;

/// <summary>What can be wrong with the shape of a report's JSON.</summary>
internal static class ShapeFindings
{
    public static Finding ValuesMissing(string place) => new("values-missing", Level.Error, place, null, new(
        "Thiếu «values»: một đối tượng JSON gồm mã chỉ tiêu và giá trị.",
        "'values' is missing: a JSON object of indicator codes and their values."));

    public static Finding TooManyValues(string place, int most) => new("too-many-values", Level.Error, place, null, new(
        $"«values» có nhiều nhất {most} mục.", $"'values' has at most {most} members."));

    public static Finding ReasonRequired() => new("reason-required", Level.Error, "/reason", null, new(
        "Một lần điều chỉnh phải nêu lý do trong «reason».", "A correction states why in 'reason'."));

    public static Finding Repeated(string name, string place) => new("duplicate-member", Level.Error, place, null, new(
        $"Mục «{Finding.Shorten(name)}» có hai lần. Chỉ giữ lại một.", $"Member '{Finding.Shorten(name)}' is there twice. Keep one."));

    public static Finding Member(string name, string place, string written, int maxReasonLength)
    {
        var value = Finding.Shorten(written);
        return name switch
        {
            "values" => new("values-malformed", Level.Error, place, value, new(
                "«values» phải là một đối tượng JSON.", "'values' must be a JSON object.")),
            "valueStatus" => new("unknown-value-status", Level.Error, place, value, new(
                $"«valueStatus» phải là một trong: {Words.AllStatuses}.", $"'valueStatus' must be one of: {Words.AllStatuses}.")),
            "reason" => new("reason-malformed", Level.Error, place, value, new(
                $"«reason» phải là một chuỗi nhiều nhất {maxReasonLength} ký tự.", $"'reason' must be a text of at most {maxReasonLength} characters.")),
            _ => new("unknown-member", Level.Error, place, value, new(
                $"Không có mục «{Finding.Shorten(name)}». Chỉ gửi «values», «valueStatus», «reason».",
                $"There is no member '{Finding.Shorten(name)}'. Send 'values', 'valueStatus', 'reason' alone.")),
        };
    }

}
