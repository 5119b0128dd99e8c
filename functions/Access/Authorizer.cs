using Microsoft.AspNetCore.Http;
using NhipSo.Functions.Access.Keys;
using NhipSo.Functions.Access.Limits;
using NhipSo.Functions.Access.Tokens;
using NhipSo.Functions.Problems;

namespace NhipSo.Functions.Access;

/// <summary>Who calls, by the key in <c>X-Api-Key</c> or the token in <c>Authorization: Bearer</c>, whether they may, and how often.</summary>
public sealed class Authorizer(KeyTable keys, TokenReader tokens, RateLimits limits, TimeProvider time)
{
    private const string KeyHeader = "X-Api-Key";
    private const string Bearer = "Bearer ";

    /// <summary>The caller, who has one of the roles.</summary>
    /// <exception cref="ProblemException">The request says of nobody who it is, or of somebody who may not do this or not so often.</exception>
    public async Task<Caller> AuthorizeAsync(HttpRequest request, IReadOnlyList<Role> allowed, CancellationToken cancellationToken)
    {
        Caller caller;
        try
        {
            caller = await IdentifyAsync(request, cancellationToken);
        }
        catch (ProblemException refused) when (refused.Problem.Status == StatusCodes.Status401Unauthorized)
        {
            limits.CountFailure(request);
            throw;
        }

        limits.Admit(caller);
        return allowed.Any(caller.Roles.Contains) ? caller : throw Refusals.NotAllowed();
    }

    private Task<Caller> IdentifyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var key = request.Headers[KeyHeader].ToString();
        var token = request.Headers.Authorization.ToString() is { } written && written.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? written[Bearer.Length..].Trim()
            : "";
        return (key, token) switch
        {
            ("", "") => throw Refusals.KeyMissing(),
            (_, "") => ByKeyAsync(key, request, cancellationToken),
            ("", _) => tokens.ReadAsync(token, cancellationToken),
            _ => throw Refusals.TwoCredentials(),
        };
    }

    private async Task<Caller> ByKeyAsync(string written, HttpRequest request, CancellationToken cancellationToken)
    {
        if (ApiKey.Parse(written) is not { } key)
            throw Refusals.KeyUnknown();
        if (!keys.Remembers(key.Id))
            limits.MustNotHaveFailedTooOften(request); // or guessing would ask storage each time
        var stored = await keys.FindAsync(key.Id, cancellationToken);

        // What a key's state is, is said to whoever holds its secret alone.
        if (stored is null || !key.Matches(stored.Hash))
            throw Refusals.KeyUnknown();
        if (stored.Revoked is not null)
            throw Refusals.KeyRevoked();
        return stored.Expires > time.Now() ? stored.Caller : throw Refusals.KeyExpired();
    }
}
