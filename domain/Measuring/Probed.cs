using NhipSo.Domain.Definitions;

namespace NhipSo.Domain.Measuring;

/// <summary>What a probed page answered.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Seconds">How long it took, from the name's resolution to the last byte.</param>
/// <param name="TlsDays">How many whole days the certificate of the connection is still valid; null without TLS.</param>
/// <param name="HasText">Whether it contains the text that it must.</param>
public sealed record Probed(int Status, double Seconds, int? TlsDays, bool HasText)
{
    /// <summary>What of the expectation it does not meet, in words.</summary>
    public IEnumerable<string> Unmet(Expectation? expect)
    {
        if (expect?.Status is { } status ? Status != status : Status >= 400)
            yield return FormattableString.Invariant($"up: the status is {Status}, not {expect?.Status?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "below 400"}");
        if (!HasText)
            yield return "up: the page does not contain the text that it must";
        if (Seconds > expect?.Seconds)
            yield return FormattableString.Invariant($"up: it took {Seconds:0.000} s, more than {expect.Seconds} s");
        if (expect?.TlsDays is { } days && !(TlsDays >= days))
            yield return FormattableString.Invariant($"up: the certificate is valid for {TlsDays ?? 0} more days, fewer than {days}");
    }
}
