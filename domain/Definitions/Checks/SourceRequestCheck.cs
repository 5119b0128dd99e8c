using System.Collections.Frozen;

namespace NhipSo.Domain.Definitions.Checks;

/// <summary>What a polled system is asked.</summary>
internal static class SourceRequestCheck
{
    private static readonly FrozenSet<string> NotAsHeaders = FrozenSet.ToFrozenSet(
    [
        "Authorization", "Proxy-Authorization", "Cookie", "X-Api-Key", "Host", "Content-Length", "Transfer-Encoding", "Connection", "Upgrade", "TE",
        "Trailer", "Accept-Encoding", "Range", "If-None-Match", "If-Modified-Since", "If-Match", "If-Range", "If-Unmodified-Since",
    ],
    StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> NotInAddresses = FrozenSet.ToFrozenSet(
        ["key", "apikey", "api_key", "api-key", "token", "access_token", "secret", "client_secret", "password", "pass", "pwd", "sig", "signature"],
        StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<Fault> Faults(Source source, SourceRequest request, string at)
    {
        var called = $"source {source.Id}";
        return
        [
            .. Address(request.Address, $"{at}/address", $"{called}: its address"),
            .. Headers(request, $"{at}/headers", called),
            .. request.Body is not null && source.Kind is SourceKind.Probe or SourceKind.OpenMetrics
                ? [new Fault($"{at}/body", $"{called}: only json and csv are asked by POST; remove the body")]
                : Enumerable.Empty<Fault>(),
            .. request.Authentication is { } authentication ? Authenticated(authentication, $"{at}/authentication", called) : [],
            .. request.Paging is { } paging ? Paged(source, paging, $"{at}/paging", called) : [],
        ];
    }

    private static IEnumerable<Fault> Address(Uri address, string at, string called)
    {
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0 || address.Host.Length == 0)
            yield return new(at, $"{called} is an http or https address without credentials; correct it");
        else if (address.Query.TrimStart('?').Split('&').Select(part => part.Split('=')[0]).FirstOrDefault(NotInAddresses.Contains) is { } name)
            yield return new(at, $"{called} holds what looks like a secret ('{name}'), and addresses are seen by many; name the secret in authentication");
    }

    private static IEnumerable<Fault> Headers(SourceRequest request, string at, string called)
    {
        foreach (var (name, value) in request.Headers?.AsEnumerable() ?? [])
        {
            if (NotAsHeaders.Contains(name))
                yield return new($"{at}/{name}", $"{called}: the header {name} is written by us or holds a secret; remove it, or name the secret in authentication");
            else if (!IsHeader(name) || value.Any(sign => sign is < ' ' or > '~'))
                yield return new($"{at}/{name}", $"{called}: a header's name is letters, digits and -, its value visible ASCII; correct them");
        }
    }

    private static IEnumerable<Fault> Authenticated(Authentication authentication, string at, string called)
    {
        if (!Entries.LowerCaseCode().IsMatch(authentication.Secret))
            yield return new($"{at}/secret", $"{called}: the secret's name is small letters, digits and -, and never the secret itself; correct it");
        (string Member, bool IsThere, bool IsDue)[] members =
        [
            ("header", authentication.Header is not null, authentication.Kind == AuthenticationKind.Header),
            ("user", authentication.User is not null, authentication.Kind != AuthenticationKind.Header),
            ("tokenAddress", authentication.TokenAddress is not null, authentication.Kind == AuthenticationKind.OAuth2),
        ];
        foreach (var (member, isThere, isDue) in members.Where(each => each.IsThere != each.IsDue))
            yield return new($"{at}/{member}", $"{called}: {authentication.Kind} {(isDue ? "needs" : "has no")} {member}; {(isDue ? "write" : "remove")} it");
        if (authentication is { Scope: not null, Kind: not AuthenticationKind.OAuth2 })
            yield return new($"{at}/scope", $"{called}: only oAuth2 has a scope; remove it");
        if (authentication.Header is { } header && !IsHeader(header))
            yield return new($"{at}/header", $"{called}: a header's name is letters, digits and -; correct it");
        if (authentication.User is { } user && (user.Length == 0 || user.Contains(':', StringComparison.Ordinal) || user.Any(char.IsControl)))
            yield return new($"{at}/user", $"{called}: a user's name has a sign at least, and no colon; correct it");
        foreach (var fault in authentication.TokenAddress is { } address ? Address(address, $"{at}/tokenAddress", $"{called}: its token's address") : [])
            yield return fault;
    }

    private static IEnumerable<Fault> Paged(Source source, Paging paging, string at, string called)
    {
        if (source.Kind is not (SourceKind.Json or SourceKind.Csv))
            yield return new(at, $"{called}: only json and csv come in pages; remove it");
        if (paging.Next is null == string.IsNullOrEmpty(paging.Parameter))
            yield return new(at, $"{called}: pages are read on by next or by parameter; write exactly one of them");
        if (paging.Next is { } next && (source.Kind != SourceKind.Json || next.Length == 0 || JsonPlace.Find(next) is null))
            yield return new($"{at}/next", $"{called}: '{next}' is no JSON Pointer into a json answer; write one, or use parameter");
        if (paging.Parameter is not null && source is { Kind: SourceKind.Json, Rows: null })
            yield return new($"{at}/parameter", $"{called}: the last page is told by its having no rows; write rows, or use next");
        if (paging.MaxPages is < 1 or > 1000 || paging.First < 0)
            yield return new($"{at}/maxPages", $"{called}: 1 to 1000 pages, the first one numbered 0 or more; correct them");
    }

    private static bool IsHeader(string name) => name.Length > 0 && name.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '_');
}
