using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using NhipSo.Functions.Problems;

namespace NhipSo.Functions.Access.Limits;

/// <summary>How often one may call, and fail: a token bucket each. What is idle is forgotten.</summary>
public sealed class RateLimits(RateLimitSettings settings) : IDisposable
{
    /// <summary>Addresses share so many buckets by their hash: who fails from ever new ones takes no more memory.</summary>
    private const int AddressBuckets = 4096;

    private readonly PartitionedRateLimiter<Caller> callers =
        PartitionedRateLimiter.Create<Caller, string>(caller => Bucket(caller.Name, settings.PerMinute, settings.Burst));

    private readonly PartitionedRateLimiter<IPAddress> failures =
        PartitionedRateLimiter.Create<IPAddress, int>(address => Bucket(BucketOf(address), settings.FailuresPerMinute, settings.FailuresPerMinute));

    private readonly PartitionedRateLimiter<IPAddress> strangers =
        PartitionedRateLimiter.Create<IPAddress, int>(address => Bucket(BucketOf(address), settings.FailuresPerMinute, settings.FailuresPerMinute));

    /// <summary>Counts a request of a caller.</summary>
    /// <exception cref="ProblemException">They have sent too many.</exception>
    public void Admit(Caller caller) => Take(callers, caller);

    /// <summary>Counts a request to a function that anyone may call and that costs something; it takes nothing from those who sign in.</summary>
    /// <exception cref="ProblemException">Too many have come from its address.</exception>
    public void AdmitStranger(HttpRequest request) => Take(strangers, AddressOf(request));

    /// <summary>Counts a request with bad or no credentials.</summary>
    /// <exception cref="ProblemException">Too many have come from its address.</exception>
    public void CountFailure(HttpRequest request) => Take(failures, AddressOf(request));

    /// <summary>Ends a request whose key would have to be looked up for an address that has failed too often.</summary>
    /// <exception cref="ProblemException">Too many bad credentials have come from its address.</exception>
    public void MustNotHaveFailedTooOften(HttpRequest request)
    {
        if (failures.GetStatistics(AddressOf(request))!.CurrentAvailablePermits == 0)
            throw Refusals.TooManyRequests((60 + settings.FailuresPerMinute - 1) / settings.FailuresPerMinute);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        callers.Dispose();
        failures.Dispose();
        strangers.Dispose();
    }

    /// <summary>The bucket of an address; a subscriber of IPv6 has a whole /64.</summary>
    internal static int BucketOf(IPAddress address)
    {
        var hash = default(HashCode);
        hash.AddBytes(NetworkOf(address));
        return (int)((uint)hash.ToHashCode() % AddressBuckets);
    }

    /// <summary>What of an address is its subscriber's: all of IPv4, the first half of IPv6.</summary>
    internal static ReadOnlySpan<byte> NetworkOf(IPAddress address)
    {
        var bytes = (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes();
        return bytes.AsSpan(0, Math.Min(bytes.Length, 8));
    }

    /// <summary>Where a request comes from, as far as that is known.</summary>
    internal IPAddress AddressOf(HttpRequest request) =>
        settings.ClientAddressHeader is { Length: > 0 } header
        && request.Headers[header].ToString().Split(',')[^1].Trim() is var last
        && IPEndPoint.TryParse(last, out var forwarded) // with a port or without
            ? forwarded.Address
            : request.HttpContext.Connection.RemoteIpAddress ?? IPAddress.None;

    private static RateLimitPartition<T> Bucket<T>(T name, int perMinute, int burst) => RateLimitPartition.GetTokenBucketLimiter(
        name, _ => new() { TokenLimit = burst, TokensPerPeriod = 1, ReplenishmentPeriod = TimeSpan.FromMinutes(1) / perMinute });

    private static void Take<T>(PartitionedRateLimiter<T> limiter, T of)
    {
        using var lease = limiter.AttemptAcquire(of);
        if (!lease.IsAcquired)
        {
            throw Refusals.TooManyRequests(
                lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) : 1);
        }
    }
}
