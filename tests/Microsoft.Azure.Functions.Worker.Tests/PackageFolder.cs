using System.Diagnostics;
using System.Text.Json;

namespace Microsoft.Azure.Functions.Worker.Tests;

/// <summary>A folder that the tool writes the sample app's package files to.</summary>
internal sealed class PackageFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nhipso-functionjson-");

    internal string FullName => folder.FullName;

    internal string[] Files =>
        [.. Directory.GetFiles(folder.FullName, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder.FullName, file))
            .Order(StringComparer.Ordinal)];

    /// <summary>Runs the tool on the sample app.</summary>
    internal async Task WriteAsync()
    {
        var (exitCode, output) = await RunAsync(SampleApp.Executable + ".dll", folder.FullName);
        Assert.Equal("", output.Trim());
        Assert.Equal(0, exitCode);
    }

    /// <summary>Runs the tool; answers its exit code and what it wrote to the standard error.</summary>
    internal static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        using var tool = Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "FunctionJson"), arguments)
        {
            UseShellExecute = false,
            RedirectStandardError = true,
        })!;
        var output = await tool.StandardError.ReadToEndAsync().InTimeAsync();
        await tool.WaitForExitAsync().InTimeAsync();
        return (tool.ExitCode, output);
    }

    internal JsonElement Read(string path) =>
        JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Path.Combine(folder.FullName, path)));

    public void Dispose() => folder.Delete(recursive: true);
}
