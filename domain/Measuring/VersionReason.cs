namespace NhipSo.Domain.Measuring;

/// <summary>Why what was measured of a closed period has a new version: the first word of <see cref="MeasuredVersion.Reason"/>.</summary>
public static class VersionReason
{
    /// <summary>Measurements of its days came later; which, stands behind it.</summary>
    public const string Late = "late-measurements";

    /// <summary>What is measured is defined otherwise: a source, its mapping, an indicator.</summary>
    public const string Definitions = "definitions";

    /// <summary>It was computed again, as after a crash.</summary>
    public const string Recomputed = "recomputed";
}
