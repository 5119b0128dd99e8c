namespace NhipSo.Functions.Access;

/// <summary>Who may call an HTTP function: a caller with any of the roles. Every HTTP function states it, or <see cref="AllowAnyoneAttribute"/>.</summary>
/// <param name="roles">The roles.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AllowAttribute(params Role[] roles) : Attribute
{
    /// <summary>The roles.</summary>
    public IReadOnlyList<Role> Roles { get; } = roles;
}

/// <summary>An HTTP function that anyone may call, and why.</summary>
/// <param name="because">Why that is safe.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AllowAnyoneAttribute(string because) : Attribute
{
    /// <summary>Why that is safe.</summary>
    public string Because { get; } = because;
}
