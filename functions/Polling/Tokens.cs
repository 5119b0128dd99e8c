using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using NhipSo.Domain.Definitions;
using NodaTime;

namespace NhipSo.Functions.Polling;

/// <summary>
/// Tokens of OAuth2's client credentials (RFC 6749, 4.4), each fetched once and kept until shortly before it ends. Whoever asks
/// while one is being fetched waits for that one.
/// </summary>
public sealed class Tokens(TimeProvider time)
{
    private const int MaxBytes = 64 * 1024;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>What a token lasts that does not say.</summary>
    private static readonly Duration Unsaid = Duration.FromMinutes(5);
    private static readonly Duration MaxMargin = Duration.FromMinutes(1);

    private readonly ConcurrentDictionary<Key, Lazy<Task<Token>>> tokens = [];

    /// <summary>A token.</summary>
    /// <exception cref="PollFailedException">There is none to be had.</exception>
    public async Task<string> GetAsync(HttpClient http, Source source, string secret, CancellationToken cancellationToken)
    {
        var authentication = source.Request!.Authentication!;
        var key = KeyOf(authentication);
        for (var isSecond = false; ; isSecond = true)
        {
            var kept = tokens.GetOrAdd(key, _ => new(() => FetchAsync(http, source.Id, authentication, secret)));
            try
            {
                var token = await kept.Value.WaitAsync(cancellationToken);
                if (isSecond || time.Now() < token.Until)
                    return token.Value;
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                tokens.TryRemove(KeyValuePair.Create(key, kept));
                var failed = PollFailedException.From(e);
                throw new PollFailedException(failed.Class, $"At the token's address: {failed.Message}", e);
            }

            tokens.TryRemove(KeyValuePair.Create(key, kept));
        }
    }

    /// <summary>Throws a token away that was refused, unless there is another already.</summary>
    public void Forget(Authentication authentication, string token)
    {
        var key = KeyOf(authentication);
        if (tokens.TryGetValue(key, out var kept) && kept.Value is { IsCompletedSuccessfully: true } fetched && fetched.Result.Value == token)
            tokens.TryRemove(KeyValuePair.Create(key, kept));
    }

    private static Key KeyOf(Authentication authentication) =>
        new(authentication.TokenAddress!, authentication.User!, authentication.Secret, authentication.Scope);

    /// <summary>Nobody's own stop ends it: others wait for it too.</summary>
    private async Task<Token> FetchAsync(HttpClient http, string source, Authentication authentication, string secret)
    {
        using var limit = new CancellationTokenSource(Limit);
        using var request = new HttpRequestMessage(HttpMethod.Post, authentication.TokenAddress);
        request.Options.Set(SourceRequests.SourceId, source);
        var client = $"{Uri.EscapeDataString(authentication.User!)}:{Uri.EscapeDataString(secret)}";
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(client)));
        request.Content = new FormUrlEncodedContent(
            authentication.Scope is { } scope ? [new("grant_type", "client_credentials"), new("scope", scope)] : [new("grant_type", "client_credentials")]);
        var asked = time.Now();
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
        if (!response.IsSuccessStatusCode)
            throw new PollFailedException((int)response.StatusCode >= 500 ? AttemptClass.ServerError : AttemptClass.TokenRefused, $"The answer is {(int)response.StatusCode}.");
        using var body = await PageBuffer.ReadAsync(response, MaxBytes, limit.Token);
        return Read(body.Page, asked);
    }

    private static Token Read(ReadOnlyMemory<byte> json, Instant asked)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var answer = document.RootElement;
            if (answer.GetProperty("access_token").GetString() is not { Length: > 0 } token || !token.All(sign => sign is > ' ' and <= '~'))
                throw new FormatException("There is no access_token.");
            if (answer.TryGetProperty("token_type", out var type) && !string.Equals(type.GetString(), "Bearer", StringComparison.OrdinalIgnoreCase))
                throw new FormatException("The token is no bearer's.");
            var life = answer.TryGetProperty("expires_in", out var seconds) && Reading.JsonPlaces.TextOf(seconds) is { } written && Reading.Figure.TryRead(written, out var value)
                ? Duration.FromSeconds(Math.Clamp(value, 0, 86_400))
                : Unsaid;
            return new(token, asked + life - Duration.Min(MaxMargin, life / 5));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException("The answer is no token.", e);
        }
    }

    private sealed record Key(Uri Address, string Client, string Secret, string? Scope);

    private sealed record Token(string Value, Instant Until)
    {
        public override string ToString() => $"a token until {Until}";
    }
}
