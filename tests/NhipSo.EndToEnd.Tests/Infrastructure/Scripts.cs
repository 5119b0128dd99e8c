using NhipSo.Testing;

namespace NhipSo.EndToEnd.Tests.Infrastructure;

/// <summary>The scripts of <c>infra/</c>, run where `az` is a stand-in that remembers; each has a subscription of its own.</summary>
internal sealed class Scripts : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nhipso-az-");

    public Scripts()
    {
        var bin = folder.CreateSubdirectory("bin");
        foreach (var (name, standIn) in new[] { ("az", "az.mjs"), ("dotnet", "restoring.sh") })
            File.CreateSymbolicLink(Path.Combine(bin.FullName, name), Repository.PathOf("tests", "NhipSo.EndToEnd.Tests", "Infrastructure", standIn));
        foreach (var (file, content) in new[] { ("site/index.html", "<meta connect-src 'self'>"), ("site/assets/a.js", "1"), ("site/beacon.js", "__NHIPSO_API__"), ("site/danh-gia.html", "__NHIPSO_API_ORIGIN__"), ("functions.zip", "zip") })
        {
            var path = Path.Combine(folder.FullName, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, content);
        }
    }

    public Dictionary<string, string?> Environment => new()
    {
        ["PATH"] = $"{Path.Combine(folder.FullName, "bin")}:{System.Environment.GetEnvironmentVariable("PATH")}",
        ["STATE"] = Path.Combine(folder.FullName, "state.json"),
        ["CALLS"] = Path.Combine(folder.FullName, "calls"),
        ["TABLES"] = Repository.PathOf("node_modules", "@azure", "data-tables", "dist", "esm", "index.js"),
        ["PACKAGE"] = Path.Combine(folder.FullName, "functions.zip"),
        ["SITE"] = Path.Combine(folder.FullName, "site"),
        ["AZURE_LOCATION"] = "southeastasia",
        ["ALERT_EMAIL"] = "truc@example.vn",
        ["PATIENCE"] = "1",
    };

    /// <summary>What was asked of `az` since the last time, in order.</summary>
    public string[] TakeCalls()
    {
        var path = Path.Combine(folder.FullName, "calls");
        var calls = File.Exists(path) ? File.ReadAllLines(path) : [];
        File.Delete(path);
        return calls;
    }

    /// <summary>Runs a script to its end, with what somebody types.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string script, string[] arguments, Dictionary<string, string?> environment, string typed = "")
    {
        await using var process = ServerProcess.Start(
            "bash", ["-c", "printf '%s\n' \"$1\" | \"${@:2}\"", "bash", typed, Repository.PathOf("infra", script), .. arguments], environment);
        await process.WaitForExitAsync(TimeSpan.FromMinutes(1));
        return (process.ExitCode, process.Output);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
