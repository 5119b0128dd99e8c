namespace Azure.Data.Tables.Http;

/// <summary>
/// Where an account is and how to sign for it. Source: "Configure Azure Storage connection strings".
/// </summary>
/// <param name="Endpoint">The Table service's address.</param>
/// <param name="Credential">The account and its key.</param>
internal sealed record TableConnectionString(Uri Endpoint, TableSharedKeyCredential Credential)
{
    /// <summary>The emulator's well-known key; it protects nothing.</summary>
    private const string DevelopmentKey =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private const string DevelopmentAccount = "devstoreaccount1";

    /// <summary>Reads <paramref name="text"/>; no message repeats what may be a key.</summary>
    /// <exception cref="FormatException">It is not a list of <c>name=value</c>, or a value is no address or key.</exception>
    /// <exception cref="ArgumentException">The settings do not name an account and its key.</exception>
    internal static TableConnectionString Parse(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        var settings = Settings(text);
        if (settings.TryGetValue("UseDevelopmentStorage", out var development)
            && development.Equals("true", StringComparison.OrdinalIgnoreCase))
        {
            return new(
                new Uri($"http://127.0.0.1:10002/{DevelopmentAccount}"),
                new TableSharedKeyCredential(DevelopmentAccount, DevelopmentKey));
        }

        if (!settings.TryGetValue("AccountName", out var account) || !settings.TryGetValue("AccountKey", out var key))
        {
            throw new ArgumentException(
                "The connection string needs AccountName and AccountKey, or UseDevelopmentStorage=true.", nameof(text));
        }

        return new(Address(settings, account), new TableSharedKeyCredential(account, key));
    }

    private static Dictionary<string, string> Settings(string text)
    {
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var setting in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = setting.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || equals == setting.Length - 1)
                throw new FormatException("The connection string's settings must be of the form name=value, divided by semicolons.");
            if (!settings.TryAdd(setting[..equals], setting[(equals + 1)..]))
                throw new FormatException($"The connection string has the setting {setting[..equals]} twice.");
        }

        return settings;
    }

    private static Uri Address(Dictionary<string, string> settings, string account)
    {
        var text = settings.GetValueOrDefault("TableEndpoint")
            ?? $"{settings.GetValueOrDefault("DefaultEndpointsProtocol", "https")}://{account}.table."
            + settings.GetValueOrDefault("EndpointSuffix", "core.windows.net");
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new FormatException("The connection string's TableEndpoint is no http or https address.");
    }
}
