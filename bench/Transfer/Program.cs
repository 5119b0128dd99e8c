// `make transfer-check`: writes 50,000 submissions with the product's own writer, exports them with the tool, wipes the account, imports
// them, and holds every row against what was there; then the same by the nightly backup and a restore. Ends with 1 where anything is another.
using System.Diagnostics;
using System.Globalization;
using NhipSo.Bench.Transfer;
using NhipSo.Functions.Backup;
using NhipSo.Testing;

var submissions = args is [var count] ? int.Parse(count, CultureInfo.InvariantCulture) : 50_000;
var folder = Directory.CreateTempSubdirectory("nhipso-transfer-");
var clock = Stopwatch.StartNew();
try
{
    await using var storage = await Azurite.StartAsync();
    using var office = new Office(storage.ConnectionString);
    await office.ProvisionAsync();
    await office.SendAsync(submissions);
    Say("written");
    var before = await office.RowsAsync();
    Console.WriteLine($"{before.Rows} rows, all of them: {before.Hash}");

    clock.Restart();
    await ToolAsync("export", folder.FullName);
    Say("exported and verified");
    Console.WriteLine($"{folder.EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length) / 1048576.0:F1} MB on disk");
    await office.WipeAsync();
    clock.Restart();
    await ToolAsync("import", folder.FullName, "--with-keys");
    Say("imported and verified");
    var imported = await office.RowsAsync();

    clock.Restart();
    await office.BackUpAsync();
    Say("backed up (full)");
    await office.WipeAsync(ContainerHome.Container);
    clock.Restart();
    await ToolAsync("restore", "--from", "backup-container");
    Say("restored and verified");
    var restored = await office.RowsAsync();
    var isSame = imported == before && restored == before;
    Console.WriteLine(isSame ? "Every row is the same, after the import and after the restore." : $"NOT THE SAME: imported {imported}, restored {restored}");
    return isSame ? 0 : 1;

    async Task ToolAsync(params string[] arguments)
    {
        var configuration = AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";
        await using var tool = ServerProcess.Start(
            "dotnet", [Repository.PathOf("tools", "Transfer", "bin", configuration, "net10.0", "Transfer.dll"), .. arguments],
            new Dictionary<string, string?> { ["DATA_STORAGE"] = storage.ConnectionString });
        await tool.WaitForExitAsync(TimeSpan.FromMinutes(30));
        Console.Write(tool.Output);
        if (tool.ExitCode != 0)
            throw new InvalidOperationException($"{arguments[0]} failed.");
    }
}
finally
{
    folder.Delete(recursive: true);
}

void Say(string what) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"== {what} in {clock.Elapsed.TotalSeconds:F1} s ({submissions / clock.Elapsed.TotalSeconds:F0} submissions/s)"));
