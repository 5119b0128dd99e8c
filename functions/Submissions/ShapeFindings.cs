using NhipSo.Domain.Submissions;

namespace NhipSo.Functions.Submissions;

/// <summary>What can be wrong with the shape of a report's JSON.</summary>
internal static class ShapeFindings
{
    public static Finding ValuesMissing(string place) => new("values-missing", Level.Error, place, null, new(
        "Thiếu «values»: một đối tượng JSON gồm mã chỉ tiêu và giá trị.",
        "'values' is missing: a JSON object of indicator codes and their values."));

    public static Finding ReasonRequired() => new("reason-required", Level.Error, "/reason", null, new(
        "Một lần điều chỉnh phải nêu lý do trong «reason».", "A correction states why in 'reason'."));

    public static Finding Repeated(string name, string place) => new("duplicate-member", Level.Error, place, null, new(
        $"Mục «{Shorten(name)}» có hai lần. Chỉ giữ lại một.", $"Member '{Shorten(name)}' is there twice. Keep one."));

    public static Finding Member(string name, string place, string written, int maxReasonLength)
    {
        var value = Shorten(written);
        return name switch
        {
            "values" => new("values-malformed", Level.Error, place, value, new(
                "«values» phải là một đối tượng JSON.", "'values' must be a JSON object.")),
            "status" => new("unknown-status", Level.Error, place, value, new(
                $"«status» phải là một trong: {Words.AllStatuses}.", $"'status' must be one of: {Words.AllStatuses}.")),
            "reason" => new("reason-malformed", Level.Error, place, value, new(
                $"«reason» phải là một chuỗi nhiều nhất {maxReasonLength} ký tự.", $"'reason' must be a text of at most {maxReasonLength} characters.")),
            _ => new("unknown-member", Level.Error, place, value, new(
                $"Không có mục «{Shorten(name)}». Chỉ gửi «values», «status», «reason».",
                $"There is no member '{Shorten(name)}'. Send 'values', 'status', 'reason' alone.")),
        };
    }

    private static string Shorten(string written) => written.Length <= 60 ? written : written[..57] + "…";
}
