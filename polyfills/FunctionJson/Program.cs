using FunctionJson;

if (args is not [var assembly, var folder])
{
    await Console.Error.WriteLineAsync(
        "Usage: FunctionJson ASSEMBLY FOLDER\nWrites what a Functions host needs to run the app of ASSEMBLY as its custom handler: FOLDER/host.json and FOLDER/<function>/function.json.");
    return 1;
}

try
{
    Package.Write(Path.GetFullPath(assembly), folder);
    return 0;
}
catch (Exception exception)
{
    await Console.Error.WriteLineAsync($"FunctionJson: {exception.Message}");
    return 1;
}
