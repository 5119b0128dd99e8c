namespace NhipSo.Functions.Access.Tokens;

/// <summary>Whose tokens are accepted: Entra ID's tenant, or any other issuer of OpenID Connect.</summary>
/// <param name="Name">Stands in the names of its callers, so that the same id at two issuers is two callers.</param>
/// <param name="Authority">Its address, which is also what its tokens name as <c>iss</c>.</param>
/// <param name="Audience">What a token for this API names as <c>aud</c>.</param>
/// <param name="RolesClaim">The claim whose values are scope words.</param>
/// <param name="UnitClaim">The claim whose value is a unit's id.</param>
/// <param name="Units">
/// The units that it may speak for, where it is not trusted with all: its tokens then <c>enter</c> and <c>sign</c> for these, and
/// do nothing else.
/// </param>
public sealed record OidcIssuer(string Name, Uri Authority, string Audience, string RolesClaim, string UnitClaim, IReadOnlySet<string>? Units)
{
    /// <summary>Where its metadata is (OpenID Connect Discovery 1.0, section 4).</summary>
    public string MetadataAddress => $"{Authority.OriginalString.TrimEnd('/')}/.well-known/openid-configuration";

    /// <summary>Whether a token's <c>iss</c>, or the metadata's <c>issuer</c>, is this one.</summary>
    public bool IsNamed(string issuer) => issuer.TrimEnd('/') == Authority.OriginalString.TrimEnd('/');

    /// <summary>Whether this issuer may give its callers such rights. None may speak for a source: a system has a key.</summary>
    public bool MayGive(Role role, string? unit) => !role.IsOfASource() && (Units is null || (role.IsOfAUnit() && unit is not null && Units.Contains(unit)));
}
