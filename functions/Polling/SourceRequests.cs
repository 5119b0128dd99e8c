using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Text;
using NhipSo.Domain.Definitions;

namespace NhipSo.Functions.Polling;

/// <summary>Makes the requests that a source is asked with.</summary>
public sealed class SourceRequests(Secrets secrets, Tokens tokens)
{
    /// <summary>Whose request it is: what its circuit goes by.</summary>
    public static readonly HttpRequestOptionsKey<string> SourceId = new("NhipSo.Source");

    private static readonly HttpRequestOptionsKey<string> Token = new("NhipSo.Token");

    /// <summary>A request, with what says who we are.</summary>
    /// <param name="http">What a token is fetched with.</param>
    /// <param name="source">The source.</param>
    /// <param name="address">Its address, or that of one of its pages.</param>
    /// <param name="known">What we have already; null to have the whole answer.</param>
    /// <param name="cancellationToken">Ends the waiting for a token.</param>
    /// <exception cref="PollFailedException">A secret is missing or may not travel there; no token is to be had.</exception>
    public async Task<HttpRequestMessage> CreateAsync(HttpClient http, Source source, Uri address, Validators? known, CancellationToken cancellationToken)
    {
        var asked = source.Request!;
        if (address is not { IsAbsoluteUri: true, Scheme: "http" or "https", UserInfo: "" })
            throw new PollFailedException(AttemptClass.Blocked, "An address is http or https, without credentials.");
        var request = new HttpRequestMessage(asked.Body is null ? HttpMethod.Get : HttpMethod.Post, address);
        try
        {
            request.Options.Set(SourceId, source.Id);
            Fill(request, asked, known);
            if (asked.Authentication is { } authentication)
                await AuthenticateAsync(http, source, authentication, request, cancellationToken);
            return request;
        }
        catch
        {
            request.Dispose();
            throw;
        }
    }

    /// <summary>Whether a refused request is worth another with a new token; throws the old one away.</summary>
    public bool MayTryAnotherToken(Source source, HttpRequestMessage refused)
    {
        if (!refused.Options.TryGetValue(Token, out var token))
            return false;
        tokens.Forget(source.Request!.Authentication!, token);
        return true;
    }

    private static void Fill(HttpRequestMessage request, SourceRequest asked, Validators? known)
    {
        var type = asked.Headers?.FirstOrDefault(header => header.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)).Value;
        if (asked.Body is { } body)
            request.Content = new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse(type ?? "application/json"));
        foreach (var (name, value) in asked.Headers ?? ImmutableSortedDictionary<string, string>.Empty)
            request.Headers.TryAddWithoutValidation(name, value);
        if (known?.ETag is { } tag)
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        if (known?.LastModified is { } modified)
            request.Headers.TryAddWithoutValidation("If-Modified-Since", modified);
    }

    private async Task AuthenticateAsync(
        HttpClient http, Source source, Authentication authentication, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!secrets.MayTravelTo(request.RequestUri!) || (authentication.TokenAddress is { } address && !secrets.MayTravelTo(address)))
            throw new PollFailedException(AttemptClass.Blocked, "A secret travels by https alone, or to a host of Polling__AllowedPrivateHosts.");
        var secret = secrets.Find(authentication.Secret)
            ?? throw new PollFailedException(AttemptClass.SecretMissing, $"The setting Secrets__{authentication.Secret} is missing.");
        switch (authentication.Kind)
        {
            case AuthenticationKind.Header:
                request.Headers.TryAddWithoutValidation(authentication.Header!, secret);
                break;
            case AuthenticationKind.Basic:
                request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{authentication.User}:{secret}")));
                break;
            default:
                var token = await tokens.GetAsync(http, source, secret, cancellationToken);
                request.Options.Set(Token, token);
                request.Headers.Authorization = new("Bearer", token);
                break;
        }
    }
}
