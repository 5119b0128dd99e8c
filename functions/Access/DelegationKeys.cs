using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using NodaTime;

namespace NhipSo.Functions.Access;

/// <summary>
/// The key that storage gives the app's identity to make signatures with. It is asked for once and kept until a signature would
/// outlast it: a sign-in costs storage nothing.
/// </summary>
internal sealed class DelegationKeys(BlobServiceClient service, TimeProvider time)
{
    /// <summary>Storage allows a week; a day bounds what a leaked one is worth.</summary>
    private static readonly Duration Lifetime = Duration.FromDays(1);

    /// <summary>A signature may begin this much before its key was asked for.</summary>
    private static readonly Duration Before = Duration.FromMinutes(15);

    private readonly Lock gate = new();
    private Task<UserDelegationKey>? asked;

    /// <summary>A key that is good at least until that instant. Whoever asks while one is on its way waits for that one.</summary>
    /// <exception cref="Azure.RequestFailedException">The identity may not have one.</exception>
    public Task<UserDelegationKey> GoodUntilAsync(Instant until, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (asked is null || (asked.IsCompleted && !IsGood(asked, until)))
                asked = AskAsync();
            return asked.WaitAsync(cancellationToken);
        }
    }

    private async Task<UserDelegationKey> AskAsync()
    {
        var now = time.Now();
        return await service.GetUserDelegationKeyAsync((now - Before).ToDateTimeOffset(), (now + Lifetime).ToDateTimeOffset());
    }

    private static bool IsGood(Task<UserDelegationKey> ended, Instant until) =>
        ended.IsCompletedSuccessfully && ended.Result.SignedExpiresOn >= until.ToDateTimeOffset();
}
