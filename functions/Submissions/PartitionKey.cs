using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Submissions;

/// <summary>A partition of the ledger: all units' reports of a form and period.</summary>
/// <param name="Form">The form's code.</param>
/// <param name="Period">The period.</param>
public readonly record struct PartitionKey(string Form, Period Period)
{
    /// <summary>As the tables name it. <c>|</c> is in no form's code.</summary>
    public override string ToString() => $"{Form}|{Period.Code}";

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static PartitionKey Parse(string key) => key.Split('|') is [var form, var period]
        ? new(form, Period.Parse(period))
        : throw new FormatException($"'{key}' is no partition of the ledger.");
}
