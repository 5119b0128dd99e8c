using NhipSo.Domain.Definitions;
using NhipSo.Domain.Periods;

namespace NhipSo.Domain.Submissions;

/// <summary>What is owed (báo cáo phải gửi): a form's report of a unit for a period.</summary>
/// <param name="Form">The version of the form that is asked for the period.</param>
/// <param name="Period">The period.</param>
/// <param name="Unit">The unit that owes it at the due instant.</param>
public sealed record Obligation(Form Form, Period Period, Unit Unit);
