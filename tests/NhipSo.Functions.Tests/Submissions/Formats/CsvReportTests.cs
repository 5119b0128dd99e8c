using System.Text;
using NhipSo.Domain.Submissions;
using NhipSo.Functions.Problems;
using NhipSo.Functions.Submissions.Formats;

namespace NhipSo.Functions.Tests.Submissions.Formats;

public class CsvReportTests
{
    [Theory]
    [InlineData("indicator,value\nVT08_TS,12\n")]
    [InlineData("indicator,value\r\nVT08_TS,12")]
    [InlineData("chi_tieu;gia_tri\nVT08_TS;12")]
    [InlineData("gia_tri\tchi_tieu\n12\tVT08_TS")]
    [InlineData("\"Chi_Tieu\";\" gia_tri \"\n VT08_TS ;\" 12 \"")]
    [InlineData("\uFEFFindicator,value\nVT08_TS,12")]
    [InlineData("indicator,ten,don_vi_tinh,value\nVT08_TS,\"Tên, có phẩy\",hộ,12")]
    [InlineData("indicator,value\n\n\nVT08_TS,12\n\n")]
    [InlineData("indicator,value\nVT08_TS,12\nVT13,\n,\n")]
    public void A_value_is_read_whatever_keeps_the_columns_apart(string csv)
    {
        var report = Asked.ReadCsv(csv);
        Assert.Empty(report.Findings);
        var value = Assert.Single(report.Values);
        Assert.Equal(("VT08_TS", 12m, ValueStatus.Official), (value.Code, value.Number, report.Status));
    }

    [Fact]
    public void A_value_has_its_status_comment_and_parts_wherever_its_parts_stand()
    {
        var report = Asked.ReadCsv("chi_tieu;gia_tri;trang_thai;ghi_chu\nVT08_TS/nong-thon;5;;\nVT08_TS;12;ước;\"Tạm;\ntính\"\nVT08_TS/thanh-thi;7;;");
        Assert.Empty(report.Findings);
        var value = Assert.Single(report.Values);
        Assert.Equal((12m, ValueStatus.Estimate, "Tạm;\ntính", "3:2"), (value.Number, value.Status, value.Comment, value.Place));
        Assert.Equal([new("nong-thon", 5, "5", "2:2"), new("thanh-thi", 7, "7", "5:2")], value.Parts.AsEnumerable());
    }

    [Fact]
    public void Texts_recommendations_and_evidence_have_rows_of_their_own()
    {
        var report = Asked.ReadCsv("indicator,value,comment\ntext:kho-khan,\"Một\r\nhai\",\nrecommendation,Đề nghị hướng dẫn,G06\nevidence,Bảng.pdf,ab\n");
        Assert.Empty(report.Findings);
        Assert.Equal(new("kho-khan", "Một\nhai", "2:2"), Assert.Single(report.Texts));
        Assert.Equal(new("Đề nghị hướng dẫn", "G06", "4:2"), Assert.Single(report.Recommendations));
        Assert.Equal(new("Bảng.pdf", "ab", "5:2"), Assert.Single(report.Evidence));
    }

    [Fact]
    public void Status_and_reason_come_with_the_address()
    {
        var report = Asked.ReadCsv("indicator,value", "?valueStatus=estimate&reason=S%E1%BB%ADa%20s%E1%BB%91");
        Assert.Equal((ValueStatus.Estimate, "Sửa số"), (report.Status, report.Reason));
    }

    [Theory]
    [InlineData("indicator,value\nVT13,\"1.234\"", "2:2", "1.234")]
    public void A_count_is_never_ambiguous(string csv, string place, string written)
    {
        var value = Assert.Single(Asked.ReadCsv(csv).Values);
        Assert.Equal((1234m, place, written), (value.Number, value.Place, value.Written));
    }

    [Theory]
    [InlineData("indicator,value,comment\nBC01,1.234,", "ambiguous-number", "2:2", Level.Error)]
    [InlineData("indicator;value\nVT13;1\nBC01;-1,234", "ambiguous-number", "3:2", Level.Error)]
    [InlineData("indicator,value\n,12", "indicator-missing", "2:1", Level.Error)]
    [InlineData("indicator,value,status\nVT13,1,final", "unknown-value-status", "2:3", Level.Error)]
    [InlineData("indicator,value,comment\nVT13,,chưa có", "not-kept", "2:3", Level.Warning)]
    [InlineData("indicator,value,status\ntext:kho-khan,Không,official", "not-kept", "2:3", Level.Warning)]
    [InlineData("indicator,value,comment\nrecommendation,Đề nghị,", "recommendation-malformed", "2:2", Level.Error)]
    [InlineData("indicator,value,comment\nevidence,,ab", "evidence-malformed", "2:2", Level.Error)]
    [InlineData("indicator,value\nVT13,1,5", "row-malformed", "2:2", Level.Error)]
    [InlineData("indicator,value\nVT13", "row-malformed", "2:1", Level.Error)]
    public void A_fault_is_found_at_its_line_and_column(string csv, string code, string place, Level level)
    {
        var finding = Assert.Single(Asked.ReadCsv(csv).Findings);
        Assert.Equal((code, place, level), (finding.Code, finding.Place, finding.Level));
        Assert.NotEqual(finding.Message.Vi, finding.Message.En);
    }

    [Theory]
    [InlineData("VT13,1e3", "not-a-number", "2:2")]
    [InlineData("VT13,1e999", "not-a-number", "2:2")]
    [InlineData("VT13,12%", "not-a-number", "2:2")]
    [InlineData("VT13,nhiều", "not-a-number", "2:2")]
    [InlineData("VT13,=1+1", "not-a-number", "2:2")]
    [InlineData("VT13,1.5", "too-many-decimals", "2:2")]
    [InlineData("VT13,-1", "out-of-bounds", "2:2")]
    [InlineData("XX01,1", "unknown-indicator", "2:2")]
    [InlineData("VT13,1\nVT13,2", "duplicate", "3:2")]
    [InlineData("VT13,5\nVT13/xx,1", "unknown-category", "3:2")]
    [InlineData("VT08_TS/nong-thon,1", "not-a-number", "2:2")]
    [InlineData("text:khac,Chữ", "unknown-text", "2:2")]
    public void What_the_form_refuses_is_said_at_its_line_and_column(string line, string code, string place)
    {
        var finding = Assert.Single(Asked.Submission(Asked.ReadCsv($"indicator,value\n{line}")).Validated.Findings, finding => finding.Level == Level.Error);
        Assert.Equal((code, place), (finding.Code, finding.Place));
    }

    [Fact]
    public void An_ambiguous_number_is_shown_with_both_readings()
    {
        var message = Assert.Single(Asked.ReadCsv("indicator;value\nBC01;1.234").Findings).Message;
        Assert.All([message.Vi, message.En], text => Assert.Contains("1234", text));
        Assert.All([message.Vi, message.En], text => Assert.Contains("1.234", text));
    }

    [Theory]
    [InlineData("chi_tieu;tri_so\nVT13;1", "unknown-column", "1:2")]
    [InlineData("indicator,indicator,value\n", "unknown-column", "1:2")]
    [InlineData("indicator,status\n", "column-missing", "1:1")]
    [InlineData("value\n1", "column-missing", "1:1")]
    [InlineData("VT13,1", "unknown-column", "1:1")]
    public void A_header_that_names_other_columns_is_refused(string csv, string code, string place)
    {
        var problem = Assert.Throws<ProblemException>(() => Asked.ReadCsv(csv)).Problem;
        var finding = Assert.Single(problem.Findings);
        Assert.Equal((422, code, place), (problem.Status, finding.Code, finding.Place));
    }

    public static TheoryData<byte[], int, string> Hostile => new()
    {
        { [], 400, "not-csv" },
        { "\n\n\n"u8.ToArray(), 400, "not-csv" },
        { "indicator,value\nVT13,\"1"u8.ToArray(), 400, "not-csv" },
        { "indicator,value\nVT13,\"1\"2\n"u8.ToArray(), 400, "not-csv" },
        { "indicator,value\nVT13,\0"u8.ToArray(), 400, "not-csv" },
        { Encoding.Unicode.GetBytes("\uFEFFindicator,value\nVT13,1"), 400, "not-unicode" },
        { [.. "indicator,value\ntext:kho-khan,Kh"u8, 0xF3, (byte)'\n'], 400, "not-unicode" },
        { [.. "indicator,value\ntext:kho-khan,"u8, 0xED, 0xA0, 0x80], 400, "not-unicode" },
        { "PK\u0003\u0004 not a CSV"u8.ToArray(), 422, "invalid-submission" },
        { Encoding.UTF8.GetBytes("indicator,value" + string.Concat(Enumerable.Repeat(",x", 100_000))), 422, "invalid-submission" },
        { Encoding.UTF8.GetBytes("indicator,value\n" + string.Concat(Enumerable.Repeat("a,1\n", 50_000))), 422, "invalid-submission" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_body_is_refused(byte[] csv, int status, string code)
    {
        var problem = Assert.Throws<ProblemException>(() => CsvReport.Read(csv, Asked.QueryOf(""), Shipped.Catalogue)).Problem;
        Assert.Equal((status, code), (problem.Status, problem.Code));
    }

    [Fact]
    public void A_flood_of_values_is_one_finding()
    {
        var finding = Assert.Single(Asked.ReadCsv("indicator,value\n" + string.Concat(Enumerable.Repeat("a,1\n", 500))).Findings);
        Assert.Equal(("too-many-values", "402:2"), (finding.Code, finding.Place));
    }
}
