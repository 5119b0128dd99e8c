using NhipSo.Domain.Definitions;

namespace NhipSo.Domain.Tests.Definitions;

/// <summary>How a fault of a catalogue is found.</summary>
internal static class Soundness
{
    /// <summary>The check finds the fault, and nothing else.</summary>
    public static void HasTheFault(this Catalogue catalogue, string expected) =>
        Assert.Equal([expected], CatalogueCheck.Faults(catalogue).AsEnumerable());
}
