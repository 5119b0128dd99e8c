using NhipSo.Domain.Submissions;

namespace NhipSo.Functions.Submissions;

/// <summary>What can be wrong with the shape of a report's JSON.</summary>
internal static class ShapeFindings
{
    public static Finding ValuesMissing(string place) => new("values-missing", Level.Error, place, null, new(
        "Thiếu «values»: một đối tượng JSON gồm mã chỉ tiêu và giá trị.",
        "'values' is missing: a JSON object of indicator codes and their values."));

    public static Finding TooMany(string name, string place, int most) => new($"too-many-{(name == "values" ? "values" : "items")}", Level.Error, place, null, new(
        $"«{Finding.Shorten(name)}» có nhiều nhất {most} mục.", $"'{Finding.Shorten(name)}' has at most {most} members."));

    public static Finding ValueMember(string name, string place, string written) => new("value-malformed", Level.Error, place, Finding.Shorten(written), new(
        $"«{Finding.Shorten(name)}» không đúng. Một giá trị là một số, một chuỗi, hoặc một đối tượng gồm «value», «status» ({Words.AllStatuses}), «comment» (chuỗi), «parts» (đối tượng các số).",
        $"'{Finding.Shorten(name)}' is not right. A value is a number, a text, or an object of 'value', 'status' ({Words.AllStatuses}), 'comment' (a text), 'parts' (an object of numbers)."));

    public static Finding EvidenceMissing(SubmittedEvidence file) => new("evidence-missing", Level.Error, file.Place, Finding.Shorten(file.Hash), new(
        $"Tệp minh chứng «{Finding.Shorten(file.Name)}» chưa được tải lên. Tải tệp lên trước (POST …/evidence), rồi dùng mã băm nhận được.",
        $"The file '{Finding.Shorten(file.Name)}' was not uploaded. Upload it first (POST …/evidence) and name the hash that is answered."));

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
            "texts" => new("texts-malformed", Level.Error, place, value, new(
                "«texts» phải là một đối tượng JSON gồm mã phần và nội dung.", "'texts' must be a JSON object of codes and texts.")),
            "recommendations" => new("recommendations-malformed", Level.Error, place, value, new(
                "«recommendations» phải là một danh sách {«text», «to»}: nội dung và mã cơ quan trả lời.",
                "'recommendations' must be a list of {'text', 'to'}: what is asked for and the code of who is to answer.")),
            "evidence" => new("evidence-malformed", Level.Error, place, value, new(
                "«evidence» phải là một danh sách {«name», «hash»}: tên tệp và mã băm nhận được khi tải tệp lên.",
                "'evidence' must be a list of {'name', 'hash'}: a file's name and the hash that its upload answered.")),
            _ => new("unknown-member", Level.Error, place, value, new(
                $"Không có mục «{Finding.Shorten(name)}». Chỉ gửi «values», «valueStatus», «texts», «recommendations», «evidence», «reason».",
                $"There is no member '{Finding.Shorten(name)}'. Send 'values', 'valueStatus', 'texts', 'recommendations', 'evidence', 'reason' alone.")),
        };
    }

}
