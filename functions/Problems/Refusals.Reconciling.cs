using System.Globalization;
using NhipSo.Domain.Definitions;
using NodaTime;

namespace NhipSo.Functions.Problems;

/// <content>Discrepancies, and the work on them.</content>
public static partial class Refusals
{
    public static ProblemException NoSuchDiscrepancy(Unit unit, Indicator indicator) => new(new(404, "no-such-discrepancy",
        new("Không có chênh lệch này", "No such discrepancy"),
        new($"Chưa có đối soát chỉ tiêu {indicator.Code} của {unit.Name.Vi} cho kỳ này, hoặc hai số chưa từng chênh lệch.",
            $"The {indicator.Code} of {unit.Name.En} has not been reconciled for this period, or the two never disagreed.")));

    public static ProblemException ExplanationMalformed(string where) => new(new(422, "explanation-malformed",
        new("Nội dung giải trình chưa đúng", "The explanation is malformed"),
        new($"Sai ở {where}. Gửi «cause» (một mã nguyên nhân trong danh sách), «text» (1 đến 4000 ký tự) và nếu có «evidence» (nhiều nhất 20 tệp {{«name», «hash»}} đã tải lên trước).",
            $"It is wrong at {where}. Send 'cause' (a cause's code of the list), 'text' (1 to 4000 characters) and, where there is any, 'evidence' (at most 20 files {{'name', 'hash'}} that were sent before).")));

    public static ProblemException StepNotNow(Text step, Text state, Text possible) => new(new(409, "step-not-now",
        new("Không thực hiện được ở bước này", "Not possible at this point of the work"),
        new($"Chênh lệch đang ở trạng thái «{state.Vi}»; {step.Vi} chỉ thực hiện được khi: {possible.Vi}.",
            $"The discrepancy is '{state.En}'; to {step.En} it must be: {possible.En}.")));

    public static ProblemException StillToExplain(Instant due) => new(new(409, "still-to-explain",
        new("Đơn vị còn thời hạn giải trình", "The unit still has time to explain"),
        new($"Đơn vị được giải trình đến {AtVietnam(due)}; chưa kết thúc được trước thời điểm đó.", $"The unit may explain it until {At(due)}; it cannot be closed before.")));

    public static ProblemException DiscrepancyChanged(int steps) => new(new(412, "discrepancy-changed",
        new("Chênh lệch đã thay đổi", "The discrepancy has changed"),
        new("Đã có bước xử lý hoặc số liệu mới. Xem lại rồi gửi If-Match theo ETag mới.", "Something was done or the figures have changed. Look at it again and send If-Match with the new ETag."))
        { CurrentHash = steps.ToString(CultureInfo.InvariantCulture) });

    public static ProblemException DiscrepancyTagRequired() => new(new(428, "discrepancy-tag-required",
        new("Thiếu If-Match", "If-Match is missing"),
        new("Gửi If-Match theo ETag của chênh lệch đã xem, để không xử lý nhầm số liệu khác.", "Send If-Match with the ETag of the discrepancy that you saw, so that you act on no other figures.")));
}
