using System.Collections.Immutable;
using NodaTime;

namespace NhipSo.Domain.Definitions;

/// <summary>Something that a unit is charged with (nhiệm vụ). Its progress is an indicator, which the tasks form asks of the lead.</summary>
/// <param name="Indicator">The code of the indicator that holds its progress, in per cent.</param>
/// <param name="Group">Which list it is of.</param>
/// <param name="Lead">The id of the unit in charge (chủ trì).</param>
/// <param name="Coordinating">The ids of the units that help (phối hợp).</param>
/// <param name="Product">What there is when it is done.</param>
/// <param name="Due">The day until which it is to be done, or null where none was set.</param>
/// <param name="Source">On what ground, and how sure.</param>
public sealed record WorkTask(
    string Indicator, Text Group, string Lead, ImmutableArray<string> Coordinating, Text Product, LocalDate? Due, string Source);
