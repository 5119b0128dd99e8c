using NhipSo.Domain.Definitions;
using NhipSo.Domain.Reconciling;

namespace NhipSo.Functions.Reconciling;

/// <summary>What people call the states of a discrepancy, the steps of the work on it, and its causes.</summary>
public static class WorkNames
{
    /// <summary>Where the work stands.</summary>
    public static Text Of(WorkState state) => state switch
    {
        WorkState.Opened => new("mới phát hiện", "opened"),
        WorkState.Told => new("chờ giải trình", "told to the unit"),
        WorkState.Answered => new("đã giải trình", "answered"),
        WorkState.Accepted => new("chấp nhận giải trình", "accepted"),
        WorkState.Rejected => new("không chấp nhận giải trình", "rejected"),
        WorkState.Corrected => new("đã điều chỉnh", "corrected"),
        _ => new("đã kết thúc", "closed"),
    };

    /// <summary>What is done.</summary>
    public static Text Of(StepKind kind) => kind switch
    {
        StepKind.Open => new("phát hiện", "open"),
        StepKind.Tell => new("thông báo đơn vị", "tell the unit"),
        StepKind.Answer => new("giải trình", "answer"),
        StepKind.Accept => new("chấp nhận giải trình", "accept"),
        StepKind.Reject => new("không chấp nhận giải trình", "reject"),
        StepKind.Correct => new("điều chỉnh báo cáo", "correct"),
        StepKind.Withdraw => new("rút chênh lệch", "withdraw"),
        StepKind.Close => new("kết thúc", "close"),
        StepKind.Reopen => new("mở lại", "reopen"),
        StepKind.Resume => new("đối soát lại", "resume"),
        _ => new("ghi nhận số mới", "note new figures"),
    };

    /// <summary>Why the two may differ.</summary>
    public static Text Of(CauseKind cause) => cause switch
    {
        CauseKind.StaleFigure => new("số của kỳ trước", "the figure of an earlier period"),
        CauseKind.UnitSlip => new("nhầm đơn vị tính (×10, ×100, ×1.000, …)", "another unit of measure (×10, ×100, ×1,000, …)"),
        CauseKind.Cumulative => new("số lũy kế ghi vào số trong kỳ", "a figure since the beginning of the year entered for the period's"),
        CauseKind.NotCumulative => new("số trong kỳ ghi vào số lũy kế", "the period's figure entered for the one since the beginning of the year"),
        CauseKind.OtherDenominator => new("mẫu số khác", "another denominator"),
        CauseKind.OtherCount => new("số của chỉ tiêu khác", "the count of another indicator"),
        CauseKind.OtherThings => new("đếm người, tài khoản hoặc đối tượng khác", "people, accounts or other things were counted"),
        CauseKind.OtherWindow => new("thời gian chốt số liệu khác", "other days"),
        CauseKind.MergedUnit => new("thiếu đơn vị sau sáp nhập", "a part of a merged unit"),
        CauseKind.ExtraDossiers => new("tính cả hồ sơ rút, hủy, trùng, nhập thử", "cancelled, double or tried dossiers were counted"),
        CauseKind.SyncLag => new("đồng bộ chậm", "systems pass their figures on late"),
        CauseKind.RestatedMeasurement => new("số đo đã được tính lại", "the measurement was restated"),
        CauseKind.LowCoverage => new("chưa đo đủ hệ thống, dịch vụ", "not all systems or services are measured"),
        CauseKind.ServiceClass => new("phân loại dịch vụ toàn trình chưa đúng", "services are classed wrongly as end-to-end"),
        CauseKind.IntakeChannel => new("kênh tiếp nhận (nhập hộ, bưu chính)", "the channel of intake (entered for citizens, by post)"),
        CauseKind.ReportWrong => new("báo cáo sai", "the report is wrong"),
        CauseKind.MeasurementWrong => new("số đo sai", "the measurement is wrong"),
        _ => new("nguyên nhân khác", "something else"),
    };

    /// <summary>Where the work has to stand for a step.</summary>
    public static Text Before(StepKind kind)
    {
        var states = WorkTransitions.All.Where(step => step.Kind == kind).Select(step => step.From).OfType<WorkState>().Select(Of).ToList();
        return new(string.Join(", ", states.Select(state => state.Vi)), string.Join(", ", states.Select(state => state.En)));
    }
}
