using Microsoft.Azure.Functions.Worker;

namespace NhipSo.Functions.Ledger;

/// <summary>Each night, at 01:30 in Vietnam: verifies the whole ledger. A run that fails says what does not hold.</summary>
public sealed class VerifyLedger(LedgerVerifier verifier)
{
    [Function(nameof(VerifyLedger))]
    public Task RunAsync([TimerTrigger("0 30 18 * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        verifier.VerifyAsync(cancellationToken);
}
