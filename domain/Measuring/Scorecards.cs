namespace NhipSo.Domain.Measuring;

/// <summary>
/// The sets that can be measured. They are constants with a version, until the sets of the emulation movement are data of the
/// catalogue: what is asked today is two, and neither's text gives all of its weights.
/// </summary>
public static class Scorecards
{
    /// <summary>The metrics of NĐ 224/2026/NĐ-CP, Điều 19.2, a to g. The decree gives no points.</summary>
    public static Scorecard Decree224 { get; } = new(
        "nd-224-19-2", 1,
        new("Đo lường dịch vụ công trực tuyến theo NĐ 224/2026/NĐ-CP, Điều 19.2", "Measurement of online public services by Decree 224/2026, Article 19.2"),
        "NĐ 224/2026/NĐ-CP Điều 19.2; chỉ tiêu đo từng điểm: thiết kế",
        [
            new("a", new("Tỷ lệ dịch vụ công trực tuyến toàn trình", "Share of end-to-end services"), null,
                [new(new("Thủ tục cung cấp trực tuyến toàn trình", "Procedures offered end-to-end online"), "CP04")]),
            new("b", new("Tỷ lệ hồ sơ tiếp nhận, giải quyết trực tuyến toàn trình", "Share of dossiers received and handled online, end-to-end"), null,
            [
                new(new("Hồ sơ trực tuyến toàn trình trên tổng số hồ sơ", "End-to-end online dossiers over all dossiers"), "CP11"),
                new(new("Hồ sơ tiếp nhận trực tuyến trên tổng số hồ sơ", "Dossiers received online over all dossiers"), "CP10"),
            ]),
            new("c", new("Mức độ tự động hóa quy trình", "Process automation"), null, [new(new("Bước xử lý được tự động hóa", "Automated steps"), "CP26")]),
            new("d", new("Thời gian xử lý hồ sơ", "Handling time"), null, [new(new("Thời gian xử lý trung bình", "Mean handling time"), "CP25")]),
            new("đ", new("Tỷ lệ giải quyết đúng hạn", "On-time rate"), null, [new(new("Hồ sơ giải quyết đúng hạn hoặc trước hạn", "Dossiers resolved on or before time"), "CP13")]),
            new("e", new("Mức độ hài lòng", "Satisfaction"), null, [new(new("Đánh giá hài lòng", "Satisfied ratings"), "CP20")]),
            new("g", new("Dịch vụ công trực tuyến chủ động", "Proactive services"), null, [new(new("Số dịch vụ chủ động", "Number of proactive services"), "CP27")]),
        ]);

    /// <summary>
    /// The five groups of QĐ 766/QĐ-TTg, 100 points. The groups' points, the 4 for publishing on time, the 12 and 10 of online services
    /// and the 6 for handling were read in official restatements (12 was seen for payment elsewhere); all other points are design.
    /// </summary>
    public static Scorecard Decision766 { get; } = new(
        "qd-766", 1,
        new("Bộ chỉ số phục vụ người dân, doanh nghiệp (QĐ 766/QĐ-TTg)", "Index of service to citizens and businesses (Decision 766)"),
        "QĐ 766/QĐ-TTg 2022, theo văn bản nhắc lại; điểm từng phần ghi isDesign và cách tính điểm theo tỷ lệ: thiết kế",
        [
            new("cong-khai", new("Công khai, minh bạch", "Openness"), 18,
            [
                new(new("Công bố thủ tục hành chính đúng hạn", "Procedures published on time"), null, 4),
                new(new("Các nội dung công khai khác", "Other openness"), null, 14, IsDesign: true),
            ]),
            new("tien-do", new("Tiến độ, kết quả giải quyết", "Progress and results"), 20,
                [new(new("Hồ sơ giải quyết đúng hạn hoặc trước hạn", "Dossiers resolved on or before time"), "CP13", 20)]),
            new("so-hoa", new("Số hóa hồ sơ", "Digitisation"), 22,
            [
                new(new("Số hóa hồ sơ khi tiếp nhận", "Digitised at intake"), "CP17", 8, IsDesign: true),
                new(new("Cấp kết quả điện tử", "Results issued electronically"), "CP18", 7, IsDesign: true),
                new(new("Khai thác, sử dụng lại dữ liệu số hóa", "Digitised data reused"), "CP19", 7, IsDesign: true),
            ]),
            new("dvctt", new("Cung cấp dịch vụ trực tuyến", "Online services"), 22,
            [
                new(new("Thủ tục cung cấp trực tuyến toàn trình", "Procedures offered end-to-end online"), "CP04", 4, IsDesign: true),
                new(new("Dịch vụ có phát sinh hồ sơ trực tuyến", "Services with online dossiers"), "CP06", 4, IsDesign: true),
                new(new("Hồ sơ tiếp nhận trực tuyến", "Dossiers received online"), "CP10", 4, IsDesign: true),
                new(new("Thủ tục có giao dịch thanh toán trực tuyến", "Procedures with online payment"), "CP15", 5, IsDesign: true),
                new(new("Hồ sơ thanh toán trực tuyến", "Dossiers paid online"), "CP16", 5, IsDesign: true),
            ]),
            new("hai-long", new("Mức độ hài lòng", "Satisfaction"), 18,
            [
                new(new("Hài lòng trong tiếp nhận, giải quyết", "Satisfaction with handling"), "CP20", 6),
                new(new("Phản ánh, kiến nghị xử lý đúng hạn", "Complaints handled on time"), "CP21", 6, IsDesign: true),
                new(new("Hài lòng với xử lý phản ánh, kiến nghị", "Satisfaction with complaints"), null, 6, IsDesign: true),
            ]),
        ],
        Overall: "CP22");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Scorecard> All { get; } = [Decree224, Decision766];
}
