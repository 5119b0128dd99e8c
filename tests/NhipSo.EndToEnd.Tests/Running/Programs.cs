using NhipSo.Testing;

namespace NhipSo.EndToEnd.Tests.Running;

/// <summary>Programs that run to their end.</summary>
internal static class Programs
{
    /// <summary>Runs a program and answers what it wrote.</summary>
    public static async Task<string> RunAsync(string file, IEnumerable<string> arguments)
    {
        await using var program = ServerProcess.Start(file, arguments);
        await program.WaitForExitAsync(TimeSpan.FromMinutes(2));
        return program.ExitCode == 0 ? program.Output : throw new InvalidOperationException($"{file} failed: {program.Output}");
    }
}
