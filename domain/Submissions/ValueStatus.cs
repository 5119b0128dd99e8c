namespace NhipSo.Domain.Submissions;

/// <summary>How final figures are; every value has a status.</summary>
public enum ValueStatus
{
    /// <summary>Ước.</summary>
    Estimate,

    /// <summary>Sơ bộ.</summary>
    Preliminary,

    /// <summary>Chính thức.</summary>
    Official,
}
