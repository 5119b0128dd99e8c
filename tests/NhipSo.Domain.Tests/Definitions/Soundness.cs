using NhipSo.Domain.Definitions;

namespace NhipSo.Domain.Tests.Definitions;

/// <summary>How a fault of a catalogue is found.</summary>
internal static class Soundness
{
    /// <summary>The check finds the fault at its place, says what to do about it, and finds nothing else.</summary>
    public static void HasTheFault(this Catalogue catalogue, string place, string message)
    {
        var fault = Assert.Single(CatalogueCheck.Faults(catalogue));
        Assert.Equal(place, fault.Place);
        Assert.StartsWith(message, fault.Message, StringComparison.Ordinal);
        Assert.Contains("; ", fault.Message, StringComparison.Ordinal);
    }

    /// <summary>The check finds the fault at its place, and perhaps what follows from it.</summary>
    public static void HasAmongItsFaults(this Catalogue catalogue, string place, string message) =>
        Assert.Contains(CatalogueCheck.Faults(catalogue), fault => fault.Place == place && fault.Message.StartsWith(message, StringComparison.Ordinal));

    /// <summary>The check finds nothing.</summary>
    public static void IsSound(this Catalogue catalogue) => Assert.Empty(CatalogueCheck.Faults(catalogue));
}
