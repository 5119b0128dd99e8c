using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NodaTime;
using NodaTime.Text;

namespace NhipSo.Functions.Polling.Vendors;

/// <summary>A source's month as the API answers it; its counts are missing where it has never been attempted.</summary>
public sealed record VendorSourceAnswer(
    string Id, Text Name, string Owner, Text OwnerName, SourceKind Kind, int IntervalSeconds, int? Due, int? Succeeded, int? Failed, int? Excused, int? NotAsked,
    decimal? Availability, IReadOnlyDictionary<string, int>? Failures, IEnumerable<Gap>? Gaps);

/// <summary>A vendor's month as the API answers it.</summary>
/// <param name="Id">The vendor, as in the address.</param>
/// <param name="Name">The vendor's name.</param>
/// <param name="Month">The month.</param>
/// <param name="From">Its beginning.</param>
/// <param name="To">Its end, or now.</param>
/// <param name="Availability">Of all its systems, 0 to 1.</param>
/// <param name="Sources">Its systems, the least available first.</param>
public sealed record VendorAnswer(string Id, string Name, string Month, Instant From, Instant To, decimal? Availability, IEnumerable<VendorSourceAnswer> Sources)
{
    /// <summary>The answer of a month.</summary>
    public static VendorAnswer Of(VendorMonth month) => new(
        VendorId.Of(month.Name), month.Name, YearMonthPattern.Iso.Format(month.Month), month.From, month.To, month.Availability,
        month.Sources.Select(each => new VendorSourceAnswer(
            each.Source.Id, each.Source.Name, each.Owner.Id, each.Owner.Name, each.Source.Kind, each.Source.IntervalSeconds,
            each.Account?.Due, each.Account?.Succeeded, each.Account?.Failed, each.Account?.Excused, each.Account?.NotAsked,
            each.Account?.Availability, each.Account?.Failures, each.Account?.Gaps)));
}
