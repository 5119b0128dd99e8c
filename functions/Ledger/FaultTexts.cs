using NhipSo.Domain.Definitions;

namespace NhipSo.Functions.Ledger;

/// <summary>What a fault means, in both languages.</summary>
internal static class FaultTexts
{
    public static Text Of(FaultKind kind) => kind switch
    {
        FaultKind.Missing => new("Không còn trong kho dữ liệu.", "It is gone."),
        FaultKind.Unaccounted => new("Không có mục nào trong sổ giải thích được nội dung này.", "No entry of the ledger accounts for it."),
        FaultKind.Altered => new("Không khớp với những gì các mục đã ký ghi nhận.", "It does not say what the signed entries say."),
        FaultKind.Unverified => new("Xác nhận tiếp nhận không đúng với khóa nào của hệ thống.", "The receipt verifies with no key of ours."),
        FaultKind.Misplaced => new("Dòng này chứa mục của một dòng khác.", "It holds the entry of another row."),
        FaultKind.Unchained => new("Không nối tiếp mục đứng trước.", "It does not follow on the one before."),
        FaultKind.Behind => new("Có ít mục hơn số đã đếm: một phần đã bị xóa.", "There are fewer entries than were counted: some are gone."),
        FaultKind.Rewritten => new("Các mục khác với những gì điểm kiểm tra gần nhất đã ghi.", "The entries are others than the last checkpoint saw."),
        FaultKind.NotOurs => new("Không phải do hệ thống ký hoặc công bố.", "It is not what was signed or published by us."),
        FaultKind.Busy => new("Được ghi liên tục trong khi kiểm tra; lần sau kiểm tra lại.", "It was written to whenever it was read; the next run looks again."),
        FaultKind.Unread => new("Không đọc được; lần sau kiểm tra lại.", "It could not be read; the next run looks again."),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
