using NhipSo.Domain.Definitions;
using NhipSo.Domain.Ledger;
using NodaTime;

namespace NhipSo.Functions.Problems;

/// <content>What the ministry does with reports and periods.</content>
public static partial class Refusals
{
    public static ProblemException OutageMalformed(string where) => new(new(422, "outage-malformed",
        new("Thông tin gián đoạn chưa đúng", "The outage is malformed"),
        new($"Sai ở {where}. Gửi «from», «to» (thời điểm đã qua, có múi giờ, ví dụ 2026-11-17T16:00:00+07:00; nhiều nhất 30 ngày) và «note» (điều đã xảy ra).",
            $"It is wrong at {where}. Send 'from' and 'to' (instants that have passed, with their offset, such as 2026-11-17T16:00:00+07:00; at most 30 days) and 'note' (what happened).")));

    public static ProblemException RulingMalformed(string where) => new(new(422, "ruling-malformed",
        new("Nội dung xử lý chưa đúng", "The ruling is malformed"),
        new($"Sai ở {where}. Gửi một đối tượng JSON gồm «note» (chuỗi), «remarks» (danh sách {{«place», «text»}}), «due» (thời điểm, ví dụ 2026-12-10T17:00:00+07:00), «recommendation» (số thứ tự), tùy việc xử lý.",
            $"It is wrong at {where}. Send a JSON object of 'note' (a text), 'remarks' (a list of {{'place', 'text'}}), 'due' (an instant such as 2026-12-10T17:00:00+07:00), 'recommendation' (its number), as the ruling needs them.")));

    public static ProblemException RulingTooLong(int text, int remarks) => new(new(422, "ruling-too-long",
        new("Nội dung xử lý quá dài", "The ruling is too long"),
        new($"Mỗi nội dung có 1 đến {text} ký tự, nhiều nhất {remarks} nhận xét.", $"Each text has 1 to {text} characters, and there are at most {remarks} remarks.")));

    public static ProblemException DueMalformed(string? sent) => new(new(422, "due-malformed",
        new("Thời hạn mới chưa đúng", "The new due instant is not right"),
        new($"«due» ({sent ?? "chưa có"}) phải là một thời điểm trong tương lai có múi giờ, ví dụ 2026-12-10T17:00:00+07:00.",
            $"'due' ({sent ?? "missing"}) must be an instant in the future with its offset, such as 2026-12-10T17:00:00+07:00.")));

    public static ProblemException NoSuchRecommendation(int number) => new(new(422, "no-such-recommendation",
        new("Không có kiến nghị này", "No such recommendation"),
        new($"Báo cáo không có kiến nghị số {number}. Nêu số thứ tự (từ 1) trong «recommendation».", $"The report has no recommendation {number}. Name its number, from 1, in 'recommendation'.")));

    public static ProblemException NoteMissing() => new(new(422, "note-missing",
        new("Thiếu lý do", "The reason is missing"),
        new("Nêu lý do hoặc nội dung trả lời trong «note».", "Say why, or what the answer is, in 'note'.")));

    public static ProblemException NothingToUndo() => new(new(409, "not-locked",
        new("Kỳ báo cáo không bị khóa", "The period is not locked"),
        new("Kỳ báo cáo không bị khóa, nên không có gì để mở.", "The period is not locked, so there is nothing to unlock.")));

    public static ProblemException Locked(Form form, Instant? since) => new(new(423, "locked",
        new("Kỳ báo cáo đã khóa", "The period is locked"),
        new($"Kỳ báo cáo {form.Name.Vi} đã khóa{(since is { } at ? $" từ {AtVietnam(at)}" : "")}. Muốn gửi hoặc điều chỉnh, đề nghị {form.Recipient} mở lại.",
            $"The period of the {form.Name.En} is locked{(since is { } instant ? $" since {At(instant)}" : "")}. Ask {form.Recipient} to reopen it.")));

    public static ProblemException NotNow(EntryKind kind, ReportState state) => new(new(409, "not-in-this-state",
        new("Không thực hiện được ở bước này", "Not possible in this state"),
        new($"Báo cáo đang ở trạng thái «{StateNames.Of(state).Vi}»; {StateNames.Of(kind).Vi} chỉ thực hiện được khi: {Where(kind, text => text.Vi)}.",
            $"The report is '{StateNames.Of(state).En}'; to {StateNames.Of(kind).En} it must be: {Where(kind, text => text.En)}.")));

    private static string Where(EntryKind kind, Func<Text, string> read) =>
        string.Join(", ", Transitions.All.Where(step => step.Kind == kind).Select(step => read(StateNames.Of(step.From))));
}
