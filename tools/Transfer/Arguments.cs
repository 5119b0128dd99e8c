using NodaTime;
using NodaTime.Text;

namespace NhipSo.Tools.Transfer;

/// <summary>What the command line says.</summary>
/// <param name="Command">export, import, restore or verify.</param>
/// <param name="Folder">The folder; null for the container of backups.</param>
/// <param name="Variable">The environment variable that holds the account's connection string.</param>
/// <param name="Account">The address of the account's blobs, to be opened as who is signed in; null for a connection string.</param>
/// <param name="WithKeys">Whether API keys are imported too.</param>
/// <param name="Until">Backups that ended later are left out.</param>
internal sealed record Arguments(string Command, string? Folder, string Variable, Uri? Account, bool WithKeys, Instant? Until)
{
    public const string Help = """
        Takes the data of an environment out of its storage account, and into one (docs/backup.md).

          export FOLDER                             all tables and blobs to a folder
          import FOLDER [--with-keys]               from that folder into an account that has no data
          restore --from backup-container|FOLDER    from the nightly backups of the account itself, or from a copy
                  [--until INSTANT]                 of that container; the last backup that ended by then
          verify                                    replays the ledger and prints its digest

          --connection VARIABLE   the environment variable that holds the account's connection string; DATA_STORAGE unless said.
                                  The string itself is never an argument: every user of the machine sees those.
          --account URI           instead, https://NAME.blob.core.windows.net, as who is signed in (az login, a managed identity)
          --with-keys             import the API keys as well. They are left out otherwise: keys of a pilot are not production's,
                                  and whoever holds one could write there. A restore always takes them.

        A command that was interrupted goes on where it was when it is given again.
        """;

    private const string BackupContainer = "backup-container";

    /// <exception cref="FormatException">They say nothing that can be done.</exception>
    public static Arguments Parse(string[] arguments)
    {
        var (words, options) = (new List<string>(), new Dictionary<string, string>(StringComparer.Ordinal));
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] == "--with-keys")
                options[arguments[i]] = "";
            else if (arguments[i] is "--connection" or "--account" or "--from" or "--until")
                options[arguments[i]] = i + 1 < arguments.Length ? arguments[++i] : throw new FormatException($"{arguments[i]} needs a value.");
            else if (arguments[i].StartsWith('-'))
                throw new FormatException($"{arguments[i]} is no option.");
            else
                words.Add(arguments[i]);
        }

        var folder = (words, options.GetValueOrDefault("--from")) switch
        {
            (["export" or "import", var given], null) => given,
            (["restore"], BackupContainer) => null,
            (["restore"], { } given) => given,
            (["restore"], null) => throw new FormatException("Say where from: restore --from backup-container, or a folder."),
            (["verify"], null) => null,
            _ => throw new FormatException("Say what to do, and with which folder."),
        };
        if (options.ContainsKey("--with-keys") && words[0] != "import")
            throw new FormatException("--with-keys is for import alone.");
        if (options.ContainsKey("--until") && words[0] != "restore")
            throw new FormatException("--until is for restore alone.");
        return new(
            words[0], folder, options.GetValueOrDefault("--connection", "DATA_STORAGE"), options.TryGetValue("--account", out var account) ? AccountOf(account) : null,
            options.ContainsKey("--with-keys"), options.TryGetValue("--until", out var until) ? InstantOf(until) : null);
    }

    private static Uri AccountOf(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && uri.Host.Contains(".blob.", StringComparison.Ordinal)
            ? uri
            : throw new FormatException($"'{text}' is no address of an account's blobs, such as https://NAME.blob.core.windows.net.");

    private static Instant InstantOf(string text) =>
        InstantPattern.ExtendedIso.Parse(text) is { Success: true, Value: var instant }
            ? instant
            : throw new FormatException($"'{text}' is no instant, such as 2026-11-22T20:30:00Z (UTC).");
}
