using System.Globalization;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Submissions;

namespace NhipSo.Domain.Tests.Submissions;

/// <summary>Checks values as a sender wrote them.</summary>
internal static class Sent
{
    public static Validated Check(params (string Code, string Written)[] values) => Check(Samples.Catalogue, values);

    public static Validated Check(Catalogue catalogue, params (string Code, string Written)[] values) => Validation.Check(
        catalogue.Forms[0],
        catalogue,
        [.. values.Select(value => new SubmittedValue(
            value.Code,
            decimal.TryParse(value.Written, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
            value.Written,
            $"/values/{value.Code}"))],
        "/values");

    /// <summary>Codes, levels and places of what was found.</summary>
    public static IEnumerable<(string Code, Level Level, string Place)> Found(this Validated validated) =>
        validated.Findings.Select(finding => (finding.Code, finding.Level, finding.Place));
}
