using System.Collections.Immutable;

namespace NhipSo.Domain.Definitions;

/// <summary>What the left side of a rule must be to its right side.</summary>
public enum Operator
{
    /// <summary>The same.</summary>
    Equal,

    /// <summary>Not the same.</summary>
    NotEqual,

    /// <summary>Not above.</summary>
    AtMost,

    /// <summary>Below.</summary>
    Below,

    /// <summary>Not below.</summary>
    AtLeast,

    /// <summary>Above.</summary>
    Above,

    /// <summary>Both sides are given, or neither.</summary>
    Together,

    /// <summary>One side is given at most.</summary>
    Exclusive,
}

/// <summary>What a rule makes of a value that is missing.</summary>
public enum Missing
{
    /// <summary>One missing value, and the rule says nothing.</summary>
    SkipIfAny,

    /// <summary>Only where all values of a side are missing, the rule says nothing; a missing one counts as 0.</summary>
    SkipIfAll,

    /// <summary>A missing value counts as 0.</summary>
    Zero,
}

/// <summary>What breaking a rule does.</summary>
public enum Breach
{
    /// <summary>The report is refused.</summary>
    Refuses,

    /// <summary>The report is accepted; a comment is asked for.</summary>
    AsksForComment,

    /// <summary>The report is refused unless each value of the left side that is given has a comment.</summary>
    RequiresComment,
}

/// <summary>What figures of a form must be to each other.</summary>
/// <param name="Code">Unique in the form; small letters, digits and <c>-</c>.</param>
/// <param name="Left">Indicators whose sum is compared.</param>
/// <param name="Operator">What the left sum must be to the right one.</param>
/// <param name="Right">Indicators whose sum it is compared with.</param>
/// <param name="Message">What is wrong when it does not hold, and what to do.</param>
/// <param name="Missing">What it makes of missing values.</param>
/// <param name="Breach">What breaking it does.</param>
/// <param name="Constant">Added to the right sum.</param>
public sealed record Rule(
    string Code,
    ImmutableArray<string> Left,
    Operator Operator,
    ImmutableArray<string> Right,
    Text Message,
    Missing Missing = Missing.SkipIfAny,
    Breach Breach = Breach.Refuses,
    decimal Constant = 0);
