using NhipSo.Domain.Submissions;

namespace NhipSo.Functions.Problems;

/// <content>Sources that administrators define.</content>
public static partial class Refusals
{
    public static ProblemException UnknownSource(string id) => new(new(404, "unknown-source",
        new("Không có hệ thống này", "No such source"),
        new($"Không có hệ thống kết nối mã «{Finding.Shorten(id)}».", $"There is no source '{Finding.Shorten(id)}'.")));

    public static ProblemException SourceOfTheCatalogue(string id) => new(new(409, "source-of-the-catalogue",
        new("Hệ thống thuộc danh mục", "The source is the catalogue's"),
        new($"Hệ thống «{id}» được định nghĩa trong catalog/sources.json. Sửa ở đó, hoặc chọn mã khác.",
            $"The source '{id}' is defined in catalog/sources.json. Change it there, or choose another id.")));

    public static ProblemException SourceExists(string id, string hash) => new(new(428, "source-exists",
        new("Đã có hệ thống với mã này", "There is a source of that id"),
        new($"Để thay định nghĩa của «{id}», gửi If-Match: \"{hash}\".", $"To replace the definition of '{id}', send If-Match: \"{hash}\"."))
        { CurrentHash = hash });

    public static ProblemException SourceChanged(string id, string? hash) => new(new(412, "source-changed",
        new("Định nghĩa đã thay đổi", "The definition has changed"),
        new($"Định nghĩa của «{id}» không còn là bản ghi trong If-Match. Xem lại danh sách rồi gửi lại.",
            $"The definition of '{id}' is not the one in If-Match any more. Look at the list and send it again."))
        { CurrentHash = hash });

    public static ProblemException SourceNotTried() => new(new(409, "source-not-polled",
        new("Không thử được hệ thống này", "Nothing to try"),
        new("Hệ thống loại push, beacon hoặc ratings tự gửi số liệu; chỉ thử được hệ thống mà chúng tôi hỏi.",
            "A source of kind push, beacon or ratings sends its figures itself; only one that is polled can be tried.")));

    public static ProblemException NotATest(string written) => new(new(400, "test-malformed",
        new("Tham số test không đúng", "test is malformed"),
        new($"test=«{Finding.Shorten(written)}» không rõ nghĩa. Viết test=true hoặc test=false.", $"test='{Finding.Shorten(written)}' is neither true nor false.")));
}
