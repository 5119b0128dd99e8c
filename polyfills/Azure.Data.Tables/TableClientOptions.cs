using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>How a client sends its requests: retries, diagnostics, transport, and the version of the REST API.</summary>
public class TableClientOptions : ClientOptions
{
    /// <summary>Options for one version of the REST API.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The version is unknown.</exception>
    public TableClientOptions(ServiceVersion serviceVersion = ServiceVersion.V2020_12_06)
    {
        VersionText = serviceVersion switch
        {
            ServiceVersion.V2019_02_02 => "2019-02-02",
            ServiceVersion.V2020_12_06 => "2020-12-06",
            _ => throw new ArgumentOutOfRangeException(nameof(serviceVersion)),
        };
        foreach (var parameter in (string[])["$format", "$filter", "$top", "$select"])
            Diagnostics.LoggedQueryParameters.Add(parameter);
    }

    /// <summary>What the header <c>x-ms-version</c> says.</summary>
    internal string VersionText { get; }

    /// <summary>The versions of the REST API.</summary>
    public enum ServiceVersion
    {
        /// <summary>2019-02-02.</summary>
        V2019_02_02 = 1,

        /// <summary>2020-12-06, the first that takes tokens of Microsoft Entra.</summary>
        V2020_12_06 = 2,
    }
}
