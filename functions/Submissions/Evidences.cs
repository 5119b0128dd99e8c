using NhipSo.Domain.Submissions;

namespace NhipSo.Functions.Submissions;

/// <summary>Files that units send to prove something. They are sent before the report that names them, and belong to the unit.</summary>
public sealed class Evidences(Payloads payloads)
{
    /// <summary>Where a unit's file of that hash is.</summary>
    public static string NameOf(string unit, string hash) => $"evidence/{unit}/{hash}";

    /// <summary>A finding for each file that a report names and that was not sent.</summary>
    public async Task<IReadOnlyList<Finding>> FindMissingAsync(Obligation obligation, SubmittedReport sent, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        foreach (var file in sent.Evidence)
        {
            var isHash = file.Hash.Length == 64 && file.Hash.All(char.IsAsciiHexDigitLower);
            if (!isHash || !await payloads.ExistsAsync(NameOf(obligation.Unit.Id, file.Hash), cancellationToken))
                findings.Add(ShapeFindings.EvidenceMissing(file));
        }

        return findings;
    }
}
