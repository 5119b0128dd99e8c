using Microsoft.AspNetCore.Http;
using NhipSo.Functions.Problems;
using NodaTime;

namespace NhipSo.Functions.Access.Limits;

/// <summary>How often someone who is nobody to us may be counted and may rate: by address, which is not kept.</summary>
public sealed class VisitorLimits(RateLimitSettings settings, RateLimits limits, TimeProvider time)
{
    private const int MostAddresses = 200_000;
    private readonly AddressWindow beacons = new(Duration.FromMinutes(1), settings.BeaconsPerMinute, MostAddresses, time);
    private readonly AddressWindow ratings = new(Duration.FromHours(1), settings.RatingsPerHour, MostAddresses, time);

    /// <summary>Counts a signal of a page.</summary>
    /// <exception cref="ProblemException">Too many have come from its address.</exception>
    public void AdmitBeacon(HttpRequest request) => Admit(beacons, request, "");

    /// <summary>Counts a rating of a source.</summary>
    /// <exception cref="ProblemException">Too many have come from its address.</exception>
    public void AdmitRating(HttpRequest request, string source) => Admit(ratings, request, source);

    private void Admit(AddressWindow window, HttpRequest request, string about)
    {
        if (window.Take(limits.AddressOf(request), about) is { } seconds)
            throw Refusals.TooManyRequests(seconds);
    }
}
