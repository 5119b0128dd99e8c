using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NhipSo.Functions.Access;
using NhipSo.Functions.Http;
using NhipSo.Functions.Problems;
using NodaTime;

namespace NhipSo.Functions.Ledger;

/// <summary>What the last verification of the ledger found.</summary>
public sealed class GetLedgerVerification(LedgerReports reports)
{
    [Function(nameof(GetLedgerVerification))]
    [Allow(Role.Read, Role.Steer, Role.Admin)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/ledger/verification")] HttpRequest request, CancellationToken cancellationToken)
    {
        var last = await reports.ReadAsync(cancellationToken);
        if (last.Checkpoint is not { } checkpoint)
            throw Refusals.NeverVerified();
        var language = Language.Of(request);
        var faults = last.Faults.Union(checkpoint.Faults).Select(fault => FaultAnswer.From(fault, language)).ToList();
        return Results.Json(
            new LedgerAnswer(faults.Count == 0, checkpoint.Number, last.Hash!, checkpoint.Began, checkpoint.Ended, checkpoint.Read, checkpoint.Entries, faults),
            ApiJson.Options);
    }
}

/// <summary>What the API answers about the ledger.</summary>
/// <param name="Holds">Whether nothing is wrong.</param>
/// <param name="Checkpoint">The number of the run's checkpoint.</param>
/// <param name="Hash">The hash of the checkpoint as it is written: who notes it can later tell whether it was replaced.</param>
/// <param name="Began">When the run began.</param>
/// <param name="Ended">When it had read everything.</param>
/// <param name="Partitions">How many partitions it read.</param>
/// <param name="Entries">How many entries those that hold have.</param>
/// <param name="Faults">What is wrong.</param>
public sealed record LedgerAnswer(
    bool Holds, int Checkpoint, string Hash, Instant Began, Instant Ended, int Partitions, long Entries, IReadOnlyList<FaultAnswer> Faults);

/// <summary>A fault as the API answers it.</summary>
/// <param name="Partition">The partition or container.</param>
/// <param name="Row">The row or blob; absent where the whole partition is meant.</param>
/// <param name="Property">The property; absent where the whole row is meant.</param>
/// <param name="Kind">What is wrong, for programs.</param>
/// <param name="Message">What is wrong.</param>
public sealed record FaultAnswer(string Partition, string? Row, string? Property, FaultKind Kind, string Message)
{
    /// <summary>The fault in the caller's language.</summary>
    public static FaultAnswer From(LedgerFault fault, string language) =>
        new(fault.Partition, fault.Row, fault.Property, fault.Kind, Language.In(FaultTexts.Of(fault.Kind), language));
}
