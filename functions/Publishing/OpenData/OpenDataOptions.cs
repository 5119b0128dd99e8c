namespace NhipSo.Functions.Publishing.OpenData;

/// <summary>What only whoever runs the system can say of its open data.</summary>
public sealed record OpenDataOptions
{
    /// <summary>The section of the settings.</summary>
    public const string Section = "OpenData";

    /// <summary>The licence that the data are given under, as a name or an address; null where none was decided.</summary>
    public string? License { get; init => field = string.IsNullOrWhiteSpace(value) ? null : value; }

    /// <summary>Who publishes them; null where that is not said.</summary>
    public string? Publisher { get; init => field = string.IsNullOrWhiteSpace(value) ? null : value; }
}
