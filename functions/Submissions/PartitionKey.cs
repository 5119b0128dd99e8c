using NhipSo.Domain.Submissions;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Submissions;

/// <summary>A partition of the ledger: all units' reports of a form and period.</summary>
/// <param name="Form">The form's code.</param>
/// <param name="Period">The period.</param>
/// <param name="IsSandbox">Whether it holds what was sent to try: nothing reads it but its sender.</param>
public readonly record struct PartitionKey(string Form, Period Period, bool IsSandbox = false)
{
    /// <summary>What the names of partitions begin with that hold what was sent to try; no form's code has a full stop.</summary>
    public const string Sandbox = "sandbox.";

    /// <summary>Where the reports of an obligation are.</summary>
    public static PartitionKey Of(Obligation obligation) => new(obligation.Form.Code, obligation.Period, obligation.Unit.IsSandbox);

    /// <summary>As the tables name it. <c>|</c> is in no form's code.</summary>
    public override string ToString() => $"{(IsSandbox ? Sandbox : "")}{Form}|{Period.Code}";

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static PartitionKey Parse(string key) => key.Split('|') is [var form, var period]
        ? form.StartsWith(Sandbox, StringComparison.Ordinal) ? new(form[Sandbox.Length..], Period.Parse(period), IsSandbox: true) : new(form, Period.Parse(period))
        : throw new FormatException($"'{key}' is no partition of the ledger.");
}
