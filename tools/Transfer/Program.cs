using Azure;
using NhipSo.Functions;
using NhipSo.Functions.Backup;
using NhipSo.Tools.Transfer;

// `make export`, `make import`, infra/restore.sh. 0: done and the ledger holds. 1: not. 2: the arguments say nothing. 3: refused, nothing was changed.
if (args is [] or ["--help" or "-h" or "help"])
{
    Console.WriteLine(Arguments.Help);
    return args is [] ? 2 : 0;
}

using var interrupted = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    interrupted.Cancel();
};
try
{
    var arguments = Arguments.Parse(args);
    using var account = Account.Open(arguments);
    return await new Commands(account, interrupted.Token).RunAsync(arguments);
}
catch (FormatException e)
{
    await Console.Error.WriteLineAsync($"{e.Message}\n\n{Arguments.Help}");
    return 2;
}
catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
{
    await Console.Error.WriteLineAsync("\nInterrupted. Give the same command again to go on.");
    return 1;
}
catch (RequestFailedException e) when (e.Status is 401 or 403)
{
    await Console.Error.WriteLineAsync(
        $"\nThe account refused ({e.Status} {e.ErrorCode}). It takes 'Storage Table Data Contributor' and 'Storage Blob Data Contributor' on the data account; a role that was just given needs minutes.");
    return 1;
}
catch (TransferRefusedException e)
{
    await Console.Error.WriteLineAsync($"\n{e.Message}");
    return 3;
}
catch (Exception e) when (e is StartupException or InvalidDataException or RequestFailedException or AggregateException or IOException)
{
    await Console.Error.WriteLineAsync($"\n{e.Message}");
    return 1;
}
