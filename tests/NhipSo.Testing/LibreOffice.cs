namespace NhipSo.Testing;

/// <summary>A real spreadsheet program, without a window.</summary>
public static class LibreOffice
{
    /// <summary>What it saves of a file that it opened and computed again.</summary>
    /// <param name="bytes">The file's bytes.</param>
    /// <param name="from">Its extension.</param>
    /// <param name="to">The extension of what is saved.</param>
    public static async Task<byte[]> ConvertAsync(byte[] bytes, string from, string to)
    {
        var folder = Directory.CreateTempSubdirectory("nhipso-office-");
        try
        {
            var opened = Path.Combine(folder.FullName, $"sheet.{from}");
            var saved = Path.Combine(folder.FullName, "saved");
            await File.WriteAllBytesAsync(opened, bytes);
            await using var office = ServerProcess.Start(
                "soffice", [$"-env:UserInstallation=file://{folder.FullName}/profile", "--headless", "--norestore", "--convert-to", to, "--outdir", saved, opened]);
            await office.WaitForExitAsync(TimeSpan.FromMinutes(2));
            var file = Path.Combine(saved, $"sheet.{to}");
            return office.ExitCode == 0 && File.Exists(file) ? await File.ReadAllBytesAsync(file) : throw new InvalidOperationException(office.Output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
