using Microsoft.Extensions.DependencyInjection;

namespace NhipSo.Functions.Ledger;

/// <summary>What proves that the ledger holds.</summary>
public static class LedgerServices
{
    /// <summary>Adds the verification of the ledger and of receipts.</summary>
    public static IServiceCollection AddLedger(this IServiceCollection services) => services
        .AddSingleton<TrustedKeys>()
        .AddSingleton<LedgerRows>()
        .AddSingleton<CheckpointStore>()
        .AddSingleton<LedgerReplay>()
        .AddSingleton<LedgerVerifier>()
        .AddSingleton<LedgerReports>()
        .AddSingleton<ReceiptCheck>();
}
