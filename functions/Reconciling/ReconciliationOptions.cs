using System.ComponentModel.DataAnnotations;

namespace NhipSo.Functions.Reconciling;

/// <summary>How reported figures are held against measured ones: the settings <c>Reconciliation__…</c>. Both numbers are design, not law.</summary>
public sealed class ReconciliationOptions
{
    /// <summary>The name of their section.</summary>
    public const string Section = "Reconciliation";

    /// <summary>The share, 0 to 1, of what is due that has to be seen before anything is held against a unit.</summary>
    [Range(0.0, 1.0)]
    public double LeastCoverage { get; set; } = 0.8;

    /// <summary>How many working days a unit has to explain a discrepancy before it becomes public.</summary>
    [Range(1, 60)]
    public int AnswerWorkingDays { get; set; } = 10;
}
