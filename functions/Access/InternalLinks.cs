using Azure;
using Azure.Identity;
using Azure.Storage.Sas;
using Microsoft.Extensions.Logging;
using NhipSo.Functions.Publishing;
using NhipSo.Functions.Storage;
using NodaTime;

namespace NhipSo.Functions.Access;

/// <summary>Where a scope's internal snapshots are, and what opens them for a while.</summary>
/// <param name="Scope">A unit's id, or <c>steer</c>.</param>
/// <param name="Address">The container, with a slash at its end.</param>
/// <param name="Sas">The signature, as the query of whatever is read: a secret, since it opens the container for whoever has it.</param>
/// <param name="Expires">From when it is not accepted any more.</param>
public sealed record InternalLink(string Scope, Uri Address, string Sas, Instant Expires)
{
    /// <summary>Without the signature, so that none is ever in a log.</summary>
    public override string ToString() => Address.ToString();
}

/// <summary>
/// What the pages read internal snapshots with: storage's own signatures (SAS), a container each, for reading alone. They are made
/// of the account's key where the app has one (the emulator), otherwise of a key that storage gives the app's identity.
/// </summary>
public sealed partial class InternalLinks(DataBlobs blobs, TimeProvider time, ILogger<InternalLinks> log)
{
    /// <summary>How long a signature is good for.</summary>
    public static readonly Duration Lifetime = Duration.FromHours(1);

    /// <summary>Storage's clock may be behind ours.</summary>
    private static readonly Duration Skew = Duration.FromMinutes(5);

    private readonly DelegationKeys keys = new(blobs.Service, time);

    /// <summary>Whose internal snapshots a caller may read: the ministry all of them, who works for a unit that unit's own.</summary>
    public static IEnumerable<string> ScopesOf(Caller caller)
    {
        if (caller.Roles.Contains(Role.Steer) || caller.Roles.Contains(Role.Admin))
            yield return InternalSnapshots.Steer;
        if (caller.Unit is { } unit && caller.Roles.Any(role => role.IsOfAUnit()))
            yield return unit;
    }

    /// <summary>A link for each scope of a caller; none where storage gives no key, since everything else can be done without.</summary>
    public async Task<IReadOnlyList<InternalLink>> ForAsync(Caller caller, CancellationToken cancellationToken)
    {
        var until = time.Now() + Lifetime;
        try
        {
            return await Task.WhenAll(ScopesOf(caller).Select(scope => LinkAsync(scope, until, cancellationToken)));
        }
        catch (Exception e) when (e is RequestFailedException or AuthenticationFailedException)
        {
            NoKey(log, e);
            return [];
        }
    }

    /// <summary>A link of a scope that is good until an instant.</summary>
    internal async Task<InternalLink> LinkAsync(string scope, Instant until, CancellationToken cancellationToken)
    {
        var container = blobs.Container(SnapshotStore.ContainerOf(scope));
        var sas = new BlobSasBuilder(BlobContainerSasPermissions.Read, until.ToDateTimeOffset())
        {
            BlobContainerName = container.Name,
            Resource = "c",
            StartsOn = (time.Now() - Skew).ToDateTimeOffset(),
            Protocol = container.Uri.Scheme == Uri.UriSchemeHttps ? SasProtocol.Https : SasProtocol.HttpsAndHttp,
        };
        var query = container.CanGenerateSasUri
            ? container.GenerateSasUri(sas).Query.TrimStart('?')
            : sas.ToSasQueryParameters(await keys.GoodUntilAsync(until, cancellationToken), container.AccountName).ToString();
        return new(scope, blobs.AddressOf(container), query, Instant.FromUnixTimeSeconds(until.ToUnixTimeSeconds()));
    }

    [LoggerMessage(1103, LogLevel.Warning, "Storage gives the app's identity no key to sign with, so nobody reads internal snapshots; it needs the role Storage Blob Delegator on the account")]
    private static partial void NoKey(ILogger logger, Exception exception);
}
