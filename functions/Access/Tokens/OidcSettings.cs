using System.Collections.Immutable;
using System.Net;
using Microsoft.Extensions.Configuration;

namespace NhipSo.Functions.Access.Tokens;

/// <summary>The settings <c>Oidc__0__…</c>, <c>Oidc__1__…</c>: whose tokens are accepted. None means that only keys are.</summary>
/// <param name="Issuers">The issuers.</param>
public sealed record OidcSettings(ImmutableArray<OidcIssuer> Issuers)
{
    private static readonly string[] Names = ["Authority", "Audience", "RolesClaim", "UnitClaim", "Name", "Units"];

    /// <summary>Reads and checks them.</summary>
    /// <exception cref="StartupException">One is wrong: says which, what it is and what it may be.</exception>
    public static OidcSettings Read(IConfiguration configuration)
    {
        var issuers = configuration.GetSection("Oidc").GetChildren().Select(ReadIssuer).ToImmutableArray();
        if (issuers.GroupBy(issuer => issuer.Name).FirstOrDefault(group => group.Count() > 1) is { } same)
        {
            throw new StartupException(
                $"Two issuers under Oidc have the name '{same.Key}', which would make their callers the same. Set Oidc__…__Name of one to another name.");
        }

        return new(issuers);
    }

    private static OidcIssuer ReadIssuer(IConfigurationSection section)
    {
        if (section.GetChildren().FirstOrDefault(child => !Names.Contains(child.Key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
            throw new StartupException($"{NameOf(unknown.Path)} is no setting; there are: {string.Join(", ", Names)}.");
        var authority = ReadAuthority(section);
        return new(
            ReadName(section) ?? authority.Host,
            authority,
            Text(section, "Audience") ?? throw new StartupException(
                $"{NameOf(section.Path)}__Audience is not set; it must be what this API's tokens name as aud: for Entra ID the application's (client) id."),
            Text(section, "RolesClaim") ?? "roles",
            Text(section, "UnitClaim") ?? "unit",
            section["Units"]?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet());
    }

    private static string? ReadName(IConfigurationSection section) =>
        Text(section, "Name") is not { } name || name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.')
            ? Text(section, "Name")
            : throw new StartupException($"{NameOf(section.Path)}__Name is '{name}'; it must be of letters, digits, '-' and '.' alone.");

    private static string? Text(IConfigurationSection section, string name) => section[name] is { Length: > 0 } written ? written : null;

    private static Uri ReadAuthority(IConfigurationSection section)
    {
        var written = section["Authority"];
        return Uri.TryCreate(written, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && IsThisMachine(address)))
            && address is { Query: "", Fragment: "", UserInfo: "" }
            && !written.Contains('{', StringComparison.Ordinal)
            && address.AbsolutePath.Split('/')[1] is not ("common" or "organizations" or "consumers")
                ? address
                : throw new StartupException(
                    $"{NameOf(section.Path)}__Authority is '{written}'; it must be the https address of one issuer, such as " +
                    "https://login.microsoftonline.com/{tenant id}/v2.0 with the id of one tenant in its place (http only on this machine itself).");
    }

    private static bool IsThisMachine(Uri address) => IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip);

    private static string NameOf(string path) => path.Replace(":", "__", StringComparison.Ordinal);
}
