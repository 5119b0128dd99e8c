using System.Collections.Immutable;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Submissions;
using NhipSo.Functions.Problems;

namespace NhipSo.Functions.Submissions;

/// <summary>Checks what units send and puts it to the ledger.</summary>
public sealed class Intake(SubmissionService submissions, Histories histories, Evidences evidences, Catalogue catalogue)
{
    /// <summary>Everything that is to be said of a report; nothing is written.</summary>
    public async Task<Validated> CheckAsync(Obligation obligation, SubmittedReport sent, CancellationToken cancellationToken)
    {
        var validated = Validation.Check(obligation, catalogue, sent, await histories.OfAsync(obligation));
        var missing = await evidences.FindMissingAsync(obligation, sent, cancellationToken);
        return missing.Count == 0 ? validated : validated with { Findings = [.. validated.Findings, .. missing] };
    }

    /// <summary>
    /// What is to be said today of a report that is stored, by the version of the form that it was sent by. What its sender
    /// has explained is no more than an information; what was reported before may be another than when it was sent.
    /// </summary>
    public Task<Validated> CheckAgainAsync(Obligation obligation, string content, CancellationToken cancellationToken)
    {
        var version = ReportContent.VersionOf(content);
        var form = catalogue.FindForm(obligation.Form.Code, version)
            ?? throw new InvalidDataException($"The catalogue has no version {version} of form '{obligation.Form.Code}', by which a report was checked.");
        return CheckAsync(obligation with { Form = form }, ReportContent.AsSent(ReportContent.Read(content)), cancellationToken);
    }

    /// <summary>Stores a report.</summary>
    /// <param name="obligation">What it is of.</param>
    /// <param name="sent">What was sent.</param>
    /// <param name="corrects">The hash of the revision that it corrects, or null.</param>
    /// <param name="by">Who sends it.</param>
    /// <param name="signer">The leader who signed it, or null where a system sends it.</param>
    /// <param name="cancellationToken">Ends the wait; what was begun is stored all the same.</param>
    /// <returns>What is in the ledger, and what was found.</returns>
    /// <exception cref="ProblemException">A finding refuses it, or it contradicts what is stored.</exception>
    public async Task<(Accepted Accepted, ImmutableArray<Finding> Findings)> AcceptAsync(
        Obligation obligation, SubmittedReport sent, string? corrects, string by, Signer? signer, CancellationToken cancellationToken)
    {
        var validated = await CheckAsync(obligation, sent, cancellationToken);
        if (validated.IsRefused)
            throw Refusals.Invalid(validated.Findings);
        var candidate = new Submission(obligation, validated, corrects, sent.Reason, by, signer);
        return (await submissions.PutAsync(candidate, cancellationToken), validated.Findings);
    }
}
