using System.Collections.Immutable;

namespace NhipSo.Domain.Definitions;

/// <summary>An agency's system that is polled (hệ thống kết nối). It answers the text exposition format of Prometheus.</summary>
/// <param name="Id">Stable; lower-case letters, digits and <c>-</c>.</param>
/// <param name="Name">As people know the system.</param>
/// <param name="Owner">The id of the unit that answers for it.</param>
/// <param name="Vendor">Who supplies it.</param>
/// <param name="Address">Where its figures are fetched from.</param>
/// <param name="IntervalSeconds">How often, in seconds.</param>
/// <param name="Metrics">Which of its figures are kept, and under what code.</param>
public sealed record Source(
    string Id,
    Text Name,
    string Owner,
    string Vendor,
    Uri Address,
    int IntervalSeconds,
    ImmutableArray<SourceMetric> Metrics);

/// <summary>One figure of a source.</summary>
/// <param name="Code">Its column in the tables: a small letter, then at most 62 small letters, digits and <c>_</c>.</param>
/// <param name="Name">As people know it.</param>
/// <param name="Unit">The unit of measure.</param>
/// <param name="Metric">The sample's name at the source.</param>
/// <param name="Labels">Labels that the sample must carry; others are free. Several samples that match are summed.</param>
public sealed record SourceMetric(
    string Code,
    Text Name,
    Text Unit,
    string Metric,
    ImmutableSortedDictionary<string, string>? Labels = null);
