namespace NhipSo.Testing;

/// <summary>Where things are in the checkout that the tests run from.</summary>
public static class Repository
{
    /// <summary>The folder that holds <c>host.json</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The path of something in the checkout.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No checkout above {AppContext.BaseDirectory}.");
    }
}
