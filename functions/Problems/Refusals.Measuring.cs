using System.Collections.Immutable;
using NhipSo.Domain.Submissions;

namespace NhipSo.Functions.Problems;

/// <content>What is measured: pushed, counted or rated.</content>
public static partial class Refusals
{
    public static ProblemException OtherFiguresStand(ImmutableArray<Change> changes) => new(new(409, "other-figures-stand",
        new("Đã có số liệu khác", "Other figures stand"),
        new("Không có giá trị nào bị thay: cùng số đo, cùng thời điểm đã có giá trị khác («changes»: before là giá trị đang có). Nếu đúng là phải sửa, gửi lại kèm lý do trong «correction».",
            "Nothing that stands was replaced: for the same figure and moment another value stands ('changes': before is what stands). If it is to be corrected, send the same again with the reason in 'correction'."))
        { Changes = changes });

    public static ProblemException OtherOrigin(string origin) => new(new(403, "origin-not-allowed",
        new("Trang này không được đếm", "This page does not count"),
        new($"Nguồn «{Finding.Shorten(origin)}» không thuộc các trang đã đăng ký của hệ thống. Bổ sung vào «origins».",
            $"The origin '{Finding.Shorten(origin)}' is none of the source's pages. Add it to 'origins'.")));

    public static ProblemException BeaconMalformed() => new(new(400, "beacon-malformed",
        new("Tín hiệu không đúng", "The beacon is malformed"),
        new("Thân yêu cầu là «view» hoặc «here».", "The body is 'view' or 'here'.")));

    public static ProblemException RatingMalformed(string where) => new(new(422, "rating-malformed",
        new("Đánh giá chưa đúng", "The rating is malformed"),
        new($"Sai ở {where}. Gửi {{\"stars\": 4}}: một số nguyên từ 1 đến 5.", $"It is wrong at {where}. Send {{\"stars\": 4}}: a whole number from 1 to 5.")));
}
