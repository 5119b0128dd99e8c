namespace NhipSo.Domain.Measuring;

/// <summary>How much of what should have been seen a measured figure rests on (độ phủ). It stands beside the figure everywhere.</summary>
/// <param name="SlotsSeen">Slots that gave a value.</param>
/// <param name="SlotsDue">Slots that should have, outside of announced maintenance.</param>
/// <param name="SystemsSeen">Systems that gave a value.</param>
/// <param name="SystemsDue">Systems registered for the unit and the indicator.</param>
/// <param name="ServicesSeen">Services with data, as the systems say.</param>
/// <param name="ServicesDue">Services registered, as the systems say; 0 where no system says.</param>
public sealed record Coverage(int SlotsSeen, int SlotsDue, int SystemsSeen, int SystemsDue, int ServicesSeen = 0, int ServicesDue = 0)
{
    /// <summary>The share that was seen, 0 to 1: of slots, of systems and of services, multiplied.</summary>
    public decimal Share => Part(SlotsSeen, SlotsDue) * Part(SystemsSeen, SystemsDue) * (ServicesDue == 0 ? 1 : Part(ServicesSeen, ServicesDue));

    private static decimal Part(int seen, int due) => due == 0 ? 0 : Math.Min(1, (decimal)seen / due);
}
