using NodaTime;

namespace NhipSo.Domain.Obligations;

/// <summary>A share whose parts can be listed.</summary>
/// <param name="Numerator">How many.</param>
/// <param name="Denominator">Of how many.</param>
public sealed record Rate(int Numerator, int Denominator)
{
    /// <summary>The share from 0 to 1, or null of nothing.</summary>
    public decimal? Value => Denominator == 0 ? null : Math.Round((decimal)Numerator / Denominator, 4);
}

/// <summary>Something owed, with what is needed to count it.</summary>
/// <param name="Owed">How it is about it.</param>
/// <param name="Asked">How many required values are asked.</param>
/// <param name="Given">How many of them are there.</param>
public sealed record Counted(Owed Owed, int Asked, int Given);

/// <summary>Completeness and punctuality. Only what was due counts; what a unit was freed from does not.</summary>
/// <param name="Completeness">Required values that are there, of those asked.</param>
/// <param name="Punctuality">Reports that were complete in time, of those due.</param>
public sealed record Rates(Rate Completeness, Rate Punctuality)
{
    /// <summary>The rates of what was due at <paramref name="now"/>.</summary>
    public static Rates Of(IEnumerable<Counted> obligations, Instant now)
    {
        var due = obligations.Where(each => each.Owed.CountsAt(now)).ToList();
        return new(
            new(due.Sum(each => each.Given), due.Sum(each => each.Asked)),
            new(due.Count(each => each.Owed.IsPunctual), due.Count));
    }
}
