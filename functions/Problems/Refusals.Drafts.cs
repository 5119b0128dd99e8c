using NhipSo.Domain.Definitions;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Problems;

/// <content>Drafts and signatures.</content>
public static partial class Refusals
{
    public static ProblemException NoDraft(Unit unit, Period period) => new(new(404, "no-draft",
        new("Chưa có bản soạn", "No draft"),
        new($"{unit.Name.Vi} chưa có bản soạn cho kỳ {period.Name.Vi}.", $"{unit.Name.En} has no draft for {period.Name.En}.")));

    public static ProblemException DraftChanged() => new(new(412, "draft-changed",
        new("Bản soạn đã thay đổi", "The draft has changed"),
        new("Người khác đã lưu bản soạn này. Đọc lại rồi làm tiếp trên bản mới.", "Someone else has saved this draft. Read it again and go on from there.")));

    public static ProblemException NotHandedOver() => new(new(409, "not-handed-over",
        new("Bản soạn chưa trình ký", "The draft was not handed over"),
        new("Chuyên viên phải trình bản soạn (hand-over) trước khi lãnh đạo ký.", "A clerk hands the draft over before the leader signs it.")));

    public static ProblemException SignatureMalformed(string where) => new(new(422, "signature-malformed",
        new("Thông tin ký chưa đúng", "The signature is malformed"),
        new($"Sai ở {where}. Gửi «draft» (mã băm của bản soạn đã xem), «name» (họ tên) và «position» (chức vụ) của người ký.",
            $"It is wrong at {where}. Send 'draft' (the hash of the draft that was read), the signer's 'name' and 'position'.")));
}
