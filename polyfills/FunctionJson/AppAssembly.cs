using System.Reflection;
using System.Runtime.Loader;

namespace FunctionJson;

/// <summary>Loads a built app to look at it; nothing of it runs.</summary>
internal static class AppAssembly
{
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static Assembly Load(string path)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no {path}.");
        var dependencies = new AssemblyDependencyResolver(path);
        // Only what this tool does not have itself: the trigger attributes must be its own to be recognised.
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            dependencies.ResolveAssemblyToPath(name) is { } found ? context.LoadFromAssemblyPath(found) : null;
        return AssemblyLoadContext.Default.LoadFromAssemblyPath(path);
    }
}
