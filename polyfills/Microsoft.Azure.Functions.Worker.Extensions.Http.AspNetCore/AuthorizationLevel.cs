namespace Microsoft.Azure.Functions.Worker;

/// <summary>The key that the Functions host asks of a caller.</summary>
public enum AuthorizationLevel
{
    /// <summary>None; the app itself decides who may call.</summary>
    Anonymous = 0,

    /// <summary>Not used by the Functions host.</summary>
    User = 1,

    /// <summary>A key of the function or of the host.</summary>
    Function = 2,

    /// <summary>A key of an extension.</summary>
    System = 3,

    /// <summary>The host's master key.</summary>
    Admin = 4,
}
