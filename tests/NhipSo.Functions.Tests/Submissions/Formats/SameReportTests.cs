using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using NhipSo.Domain.Submissions;
using NhipSo.Functions.Submissions;
using NhipSo.Functions.Submissions.Formats;

namespace NhipSo.Functions.Tests.Submissions.Formats;

/// <summary>Whatever format a report comes in, the same is kept of it.</summary>
public class SameReportTests
{
    private static readonly NumberFormatInfo Vietnamese = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };

    [Fact]
    public void JSON_and_what_the_ledger_keeps_say_the_same() => Prop.ForAll(Asked.Report, report =>
    {
        var content = FromJson(report).Content;
        return Asked.Submission(JsonReport.Read(Asked.Json(ReportContent.Read(content)))).Content == content;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_the_ledger_keeps_can_be_checked_again_and_the_same_is_found() => Prop.ForAll(
        Asked.Report, report => AreSame(FromJson(report), Asked.Submission(ReportContent.AsSent(ReportContent.Read(FromJson(report).Content))))).QuickCheckThrowOnFailure();

    [Fact]
    public void CSV_in_Vietnamese_is_the_same_report_as_JSON() => Prop.ForAll(
        Asked.Report, report => AreSame(FromJson(report), Asked.Submission(WithStatus(report, Asked.Csv(report, ';', Vietnamese))))).QuickCheckThrowOnFailure();

    [Fact]
    public void CSV_in_English_is_the_same_report_as_JSON() => Prop.ForAll(
        Asked.Report, report => AreSame(FromJson(report), Asked.Submission(WithStatus(report, Asked.Csv(report, ',', NumberFormatInfo.InvariantInfo))))).QuickCheckThrowOnFailure();

    [Fact]
    public void The_sheet_is_the_same_report_as_JSON() => Prop.ForAll(
        Asked.Report, report => AreSame(FromJson(report), Asked.Submission(Asked.ReadXlsx(Asked.Xlsx(report))))).QuickCheckThrowOnFailure();

    private static Submission FromJson(Report report) => Asked.Submission(JsonReport.Read(Asked.Json(report)));

    private static SubmittedReport WithStatus(Report report, string csv) => Asked.ReadCsv(csv, $"?valueStatus={Words.Of(report.Status)}");

    private static bool AreSame(Submission json, Submission other)
    {
        Assert.Equal(json.Content, other.Content);
        Assert.Equal(json.ContentHash, other.ContentHash);
        Assert.Equal(Codes(json), Codes(other));
        return true;
    }

    private static IEnumerable<string> Codes(Submission submission) => submission.Validated.Findings.Select(finding => finding.Code).Order(StringComparer.Ordinal);
}
