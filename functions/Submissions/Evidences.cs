using NhipSo.Domain.Submissions;

namespace NhipSo.Functions.Submissions;

/// <summary>Files that units send to prove something. They are sent before the report that names them, and belong to the unit.</summary>
public sealed class Evidences(Payloads payloads)
{
    /// <summary>Where a unit's file of that hash is.</summary>
    public static string NameOf(string unit, string hash) => $"evidence/{unit}/{hash}";

    /// <summary>Whether that is a hash, and so can be in an address.</summary>
    public static bool IsHash(string written) => written.Length == 64 && written.All(char.IsAsciiHexDigitLower);

    /// <summary>A finding for each file that a report names and that was not sent.</summary>
    public async Task<IReadOnlyList<Finding>> FindMissingAsync(Obligation obligation, SubmittedReport sent, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        foreach (var file in sent.Evidence)
        {
            if (!IsHash(file.Hash) || !await payloads.ExistsAsync(NameOf(obligation.Unit.Id, file.Hash), cancellationToken))
                findings.Add(ShapeFindings.EvidenceMissing(file));
        }

        return findings;
    }
}
