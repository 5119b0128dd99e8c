using System.Globalization;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Submissions;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Domain.Tests.Submissions;

/// <summary>Checks values as a sender wrote them.</summary>
internal static class Sent
{
    public static Validated Check(params (string Code, string Written)[] values) => Check(Samples.Catalogue, values);

    public static Validated Check(Catalogue catalogue, params (string Code, string Written)[] values) =>
        Check(catalogue, Report([.. values.Select(value => Value(value.Code, value.Written))]));

    public static Validated Check(Catalogue catalogue, SubmittedReport sent, History? history = null, string period = "2026-10") => Validation.Check(
        new(catalogue.Forms[0], Period.Parse(period), Samples.BacNinh), catalogue, sent, history ?? History.None);

    public static SubmittedValue Value(string code, string written) => new(
        code,
        decimal.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
        written,
        $"/values/{code}");

    public static SubmittedReport Report(params SubmittedValue[] values) => new(ValueStatus.Official, [.. values], null, [], code => $"/values/{code}");

    /// <summary>Codes, levels and places of what was found.</summary>
    public static IEnumerable<(string Code, Level Level, string Place)> Found(this Validated validated) =>
        validated.Findings.Select(finding => (finding.Code, finding.Level, finding.Place));
}
