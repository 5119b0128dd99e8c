using NhipSo.Domain.Definitions;
using NhipSo.Domain.Ledger;

namespace NhipSo.Functions.Problems;

/// <summary>What people call the states of a report, and what is done with it.</summary>
public static class StateNames
{
    /// <summary>A state.</summary>
    public static Text Of(ReportState state) => state switch
    {
        ReportState.NotSent => new("chưa gửi", "not sent"),
        ReportState.Submitted => new("đã tiếp nhận", "submitted"),
        ReportState.Returned => new("trả lại", "returned"),
        ReportState.Resubmitted => new("đã gửi lại", "resubmitted"),
        ReportState.Confirmed => new("đã xác nhận", "confirmed"),
        ReportState.Reopened => new("mở lại", "reopened"),
        ReportState.Exempt => new("được miễn", "exempt"),
        _ => new("đã khóa", "locked"),
    };

    /// <summary>What is done.</summary>
    public static Text Of(EntryKind kind) => kind switch
    {
        EntryKind.Submission => new("gửi, điều chỉnh", "send or correct"),
        EntryKind.Return => new("trả lại", "return"),
        EntryKind.Confirm => new("xác nhận", "confirm"),
        EntryKind.Reopen => new("mở lại", "reopen"),
        EntryKind.Extend => new("gia hạn", "extend"),
        EntryKind.Exempt => new("miễn", "exempt"),
        EntryKind.Answer => new("trả lời kiến nghị", "answer a recommendation"),
        EntryKind.Lock => new("khóa kỳ", "lock"),
        _ => new("mở khóa kỳ", "unlock"),
    };
}
