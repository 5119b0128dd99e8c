using Microsoft.AspNetCore.Http;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Problems;

namespace NhipSo.Functions.Access;

/// <summary>Who calls.</summary>
/// <param name="Name">As the ledger names them: <c>key:{id}</c>, or <c>oidc:{issuer}:{id}</c> for a token.</param>
/// <param name="Unit">The id of the unit that they act for, or null.</param>
/// <param name="Roles">What they may do.</param>
public sealed record Caller(string Name, string? Unit, IReadOnlySet<Role> Roles)
{
    /// <summary>The id of the source whose measurements they send, or null.</summary>
    public string? Source { get; init; }

    /// <summary>The caller that the middleware established.</summary>
    /// <exception cref="InvalidOperationException">The function is open to anyone, so nobody was asked.</exception>
    public static Caller Of(HttpRequest request) =>
        request.HttpContext.Features.Get<Caller>() ?? throw new InvalidOperationException("The function asks for no caller.");

    /// <summary>Ends the request unless the caller signs for <paramref name="unit"/>: it is the caller's own, or below it.</summary>
    /// <exception cref="ProblemException">The caller acts for another unit, or for none.</exception>
    public void MustActFor(Unit unit, Catalogue catalogue)
    {
        if (!Roles.Contains(Role.Sign) || !catalogue.IsWithin(unit, Unit))
            throw Refusals.OtherUnit(unit);
    }

    /// <summary>Ends the request unless the caller works for <paramref name="unit"/>, as its clerk or its leader.</summary>
    /// <exception cref="ProblemException">The caller works for another unit, or for none.</exception>
    public void MustWorkFor(Unit unit, Catalogue catalogue)
    {
        if ((!Roles.Contains(Role.Enter) && !Roles.Contains(Role.Sign)) || !catalogue.IsWithin(unit, Unit))
            throw Refusals.OtherUnit(unit);
    }

    /// <summary>Ends the request unless the caller sends the measurements of the source of that id; one that there is not is another's too.</summary>
    /// <exception cref="ProblemException">The caller sends another source's.</exception>
    public void MustMeasure(string source)
    {
        if (!Roles.Contains(Role.Measure) || !string.Equals(Source, source, StringComparison.Ordinal))
            throw Refusals.OtherSource(source);
    }

    /// <summary>Ends the request unless the caller may see the figures of <paramref name="unit"/>.</summary>
    /// <exception cref="ProblemException">The caller sees another unit's figures only.</exception>
    public void MustSee(Unit unit, Catalogue catalogue)
    {
        if (!Roles.Contains(Role.Read) && !Roles.Contains(Role.Steer))
            MustWorkFor(unit, catalogue);
    }
}
