using Azure.Core;
using Azure.Data.Tables.Http;
using Azure.Data.Tables.Querying;

namespace Azure.Data.Tables;

/// <summary>One table of an account. Source: REST "Operations on entities".</summary>
public partial class TableClient
{
    private readonly Account account = null!;

    /// <summary>A table of the account that <paramref name="connectionString"/> names.</summary>
    /// <exception cref="ArgumentException">The settings do not name an account and its key.</exception>
    /// <exception cref="FormatException">The connection string is malformed.</exception>
    public TableClient(string connectionString, string tableName)
        : this(connectionString, tableName, options: null)
    {
    }

    /// <inheritdoc cref="TableClient(string, string)"/>
    public TableClient(string connectionString, string tableName, TableClientOptions? options = null)
        : this(Account.Parse(connectionString, options), tableName)
    {
    }

    /// <summary>A table of the account at <paramref name="endpoint"/>, signing with its key.</summary>
    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential)
        : this(endpoint, tableName, credential, options: null)
    {
    }

    /// <inheritdoc cref="TableClient(Uri, string, TableSharedKeyCredential)"/>
    public TableClient(
        Uri endpoint, string tableName, TableSharedKeyCredential credential, TableClientOptions? options = null)
        : this(Account.WithKey(endpoint, credential, options), tableName)
    {
    }

    /// <summary>A table of the account at <paramref name="endpoint"/>, with tokens of Microsoft Entra.</summary>
    public TableClient(
        Uri endpoint, string tableName, TokenCredential tokenCredential, TableClientOptions? options = null)
        : this(Account.WithToken(endpoint, tokenCredential, options), tableName)
    {
    }

    /// <summary>A table of an account that is open.</summary>
    internal TableClient(Account account, string tableName)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        this.account = account;
        Name = tableName;
        Uri = new Uri($"{account.Root}/{tableName}");
    }

    /// <summary>For a test's stand-in.</summary>
    protected TableClient()
    {
    }

    /// <summary>The table's name.</summary>
    public virtual string Name { get; } = null!;

    /// <summary>The account's name.</summary>
    public virtual string AccountName => account.Name;

    /// <summary>The table's address.</summary>
    public virtual Uri Uri { get; } = null!;

    /// <summary>
    /// A filter whose holes are filled with literals of OData, quoted and escaped:
    /// <c>CreateQueryFilter($"PartitionKey eq {key}")</c>.
    /// </summary>
    /// <exception cref="ArgumentException">A value has a type that no filter can compare with.</exception>
    public static string CreateQueryFilter(FormattableString filter) => ODataLiteral.Fill(filter);
}
