using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Submissions;
using NhipSo.Functions.Access;
using NhipSo.Functions.Http;
using NhipSo.Functions.Problems;
using NhipSo.Functions.Storage;
using NhipSo.Functions.Submissions.Formats;
using Period = NhipSo.Domain.Periods.Period;

namespace NhipSo.Functions.Submissions;

/// <summary>What is answered to one of many reports.</summary>
/// <param name="Line">The line that it was sent on, from 1.</param>
/// <param name="Unit">The unit as it was written; null where none was read.</param>
/// <param name="Status">The HTTP status that the report alone would be answered with.</param>
/// <param name="Answer">What it would be answered with, where it is accepted.</param>
/// <param name="Problem">Why it is not accepted, otherwise.</param>
/// <param name="CurrentHash">The hash of the newest revision, where the report was made against another.</param>
public sealed record LineAnswer(int Line, string? Unit, int Status, object? Answer = null, object? Problem = null, string? CurrentHash = null);

/// <summary>Takes many reports of a form and period. Each stands for itself: what is wrong with one does not touch another.</summary>
public sealed partial class ReportLines(Intake intake, Catalogue catalogue, ILogger<ReportLines> log)
{
    /// <summary>So many are under way at once; those that meet share a transaction.</summary>
    private const int MaxUnderWay = 64;

    /// <summary>Takes reports and answers them in their order, each as soon as those before it are answered.</summary>
    public async IAsyncEnumerable<LineAnswer> AcceptAsync(
        Form form, Period period, IEnumerable<(int Number, ReadOnlyMemory<byte> Json)> lines, Caller caller, bool isDryRun, string language,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var taken = new Dictionary<string, int>(StringComparer.Ordinal);
        var underWay = new Queue<Task<LineAnswer>>();
        foreach (var (number, json) in lines)
        {
            underWay.Enqueue(AcceptAsync(number, json));
            if (underWay.Count == MaxUnderWay)
                yield return await underWay.Dequeue();
        }

        while (underWay.TryDequeue(out var next))
            yield return await next;

        // Begins on the caller's turn, line by line, so that of two lines of a unit the first is taken.
        async Task<LineAnswer> AcceptAsync(int number, ReadOnlyMemory<byte> json)
        {
            string? unit = null;
            try
            {
                var line = ReportLine.Read(json);
                unit = line.Unit;
                var obligation = new Obligation(form, period, catalogue.FindReporting(form, period, unit) ?? throw Refusals.UnknownUnit(unit, form, period));
                caller.MustActFor(obligation.Unit, catalogue);
                if (!taken.TryAdd(obligation.Unit.Id, number))
                    throw Refusals.UnitRepeated(obligation.Unit, taken[obligation.Unit.Id]);
                return isDryRun
                    ? Checked(number, unit, await intake.CheckAsync(obligation, line.Sent, cancellationToken), language)
                    : await StoreAsync(number, line, obligation, caller, language, cancellationToken);
            }
            catch (ProblemException refused)
            {
                return Refused(number, unit, refused.Problem, language);
            }
            catch (Exception failed) when (StorageOutage.Is(failed))
            {
                return Refused(number, unit, Refusals.StorageUnavailable().Problem, language);
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                Failed(log, number, failed);
                return Refused(number, unit, Refusals.Unexpected().Problem, language);
            }
        }
    }

    private async Task<LineAnswer> StoreAsync(
        int number, ReportLine line, Obligation obligation, Caller caller, string language, CancellationToken cancellationToken)
    {
        var (accepted, findings) = await intake.AcceptAsync(obligation, line.Sent, line.Corrects, caller.Name, signer: null, cancellationToken);
        return new(
            number, line.Unit, accepted is { IsNew: true, Entry.Revision: 1 } ? StatusCodes.Status201Created : StatusCodes.Status200OK,
            EntryAnswer.From(obligation, accepted) with { Findings = findings.Select(finding => FindingAnswer.From(finding, language)) });
    }

    private static LineAnswer Checked(int number, string unit, Validated validated, string language) => validated.IsRefused
        ? Refused(number, unit, Refusals.Invalid(validated.Findings).Problem, language)
        : new(number, unit, StatusCodes.Status200OK, new
        {
            DryRun = true,
            Complete = validated.IsComplete,
            Findings = validated.Findings.Select(finding => FindingAnswer.From(finding, language)),
        });

    private static LineAnswer Refused(int number, string? unit, Problem problem, string language) =>
        new(number, unit, problem.Status, Problem: ProblemResult.Describe(problem, language), CurrentHash: problem.CurrentHash);

    [LoggerMessage(3101, LogLevel.Error, "The report on line {Line} failed")]
    private static partial void Failed(ILogger logger, int line, Exception exception);
}
