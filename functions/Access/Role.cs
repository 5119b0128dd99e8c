namespace NhipSo.Functions.Access;

/// <summary>What a caller may do.</summary>
public enum Role
{
    /// <summary>Work on one unit's reports: its clerk.</summary>
    Enter,

    /// <summary>Send finished reports of one unit: its leader, or its system.</summary>
    Sign,

    /// <summary>Read every unit's figures.</summary>
    Read,

    /// <summary>The ministry's side: return, confirm, close.</summary>
    Steer,

    /// <summary>Keys, sources, forms, units.</summary>
    Admin,

    /// <summary>Send one source's measurements: the system itself, and nothing else.</summary>
    Measure,
}

/// <summary>The words that name roles, in a key's scopes and in a token's claim: <c>enter</c>, <c>sign</c>, <c>read</c>, <c>steer</c>, <c>admin</c>, <c>measure</c>.</summary>
public static class Scopes
{
    private static readonly Dictionary<string, Role> Roles = Enum.GetValues<Role>().ToDictionary(WordOf);

    /// <summary>All of them, as a message lists them.</summary>
    public static string All { get; } = string.Join(", ", Roles.Keys);

    /// <summary>The word of a role.</summary>
    public static string WordOf(Role role) => role switch
    {
        Role.Enter => "enter",
        Role.Sign => "sign",
        Role.Read => "read",
        Role.Steer => "steer",
        Role.Admin => "admin",
        Role.Measure => "measure",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };

    /// <summary>The role of a word, or null.</summary>
    public static Role? Find(string word) => Roles.TryGetValue(word, out var role) ? role : null;

    /// <summary>The roles of words separated by spaces; one that is no role's gives no right.</summary>
    public static IReadOnlySet<Role> Read(string words) => words.Split(' ').Select(Find).OfType<Role>().ToHashSet();

    /// <summary>Roles as words separated by spaces.</summary>
    public static string Write(IEnumerable<Role> roles) => string.Join(' ', roles.Order().Select(WordOf));

    /// <summary>Whether the role is for one unit's own reports, so that it means nothing without a unit.</summary>
    public static bool IsOfAUnit(this Role role) => role is Role.Enter or Role.Sign;

    /// <summary>Whether the role is for one source, so that it means nothing without one, and nothing beside it.</summary>
    public static bool IsOfASource(this Role role) => role is Role.Measure;
}
