using System.ComponentModel.DataAnnotations;

namespace NhipSo.Functions.Measuring;

/// <summary>How long measurements are kept: the settings <c>Measuring__…</c>.</summary>
public sealed class MeasuringOptions
{
    /// <summary>The name of their section.</summary>
    public const string Section = "Measuring";

    /// <summary>
    /// How many days raw measurements are kept after their day; a year and a month unless set, so that figures since the beginning
    /// of a year can be computed anew until its report is confirmed. Hours and days stay for ever.
    /// </summary>
    [Range(2, 36_500)]
    public int RawDays { get; set; } = 400;
}
