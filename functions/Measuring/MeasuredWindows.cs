using NhipSo.Domain.Measuring;
using NodaTime;

namespace NhipSo.Functions.Measuring;

/// <summary>What was measured over windows: from the days that are summed up, and from what was measured since.</summary>
public sealed class MeasuredWindows
{
    /// <summary>What was measured of every unit over a window, by the unit's id; a unit of which nothing was is not there.</summary>
    /// <param name="window">The days in Vietnam, both included, as a form's calendar gives them.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public Task<IReadOnlyDictionary<string, MeasuredUnit>> ReadAsync(DateInterval window, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Not written yet.");
}
