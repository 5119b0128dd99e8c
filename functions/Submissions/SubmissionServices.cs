using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using NhipSo.Functions.Drafts;
using NhipSo.Functions.Obligations;
using NhipSo.Functions.Outages;

namespace NhipSo.Functions.Submissions;

/// <summary>Reports from units.</summary>
public static class SubmissionServices
{
    /// <summary>
    /// The functions answer 413 themselves, and a caller who is still sending hears it only while the server reads on;
    /// past the Functions host's own limit the connection is cut.
    /// </summary>
    private const long MaxBytesOnTheWire = 100_000_000;

    /// <summary>Adds the ledger and what writes it.</summary>
    public static IServiceCollection AddSubmissions(this IServiceCollection services) => services
        .AddSingleton<SubmissionTable>()
        .AddSingleton<Payloads>()
        .AddSingleton<ReceiptSigner>()
        .AddSingleton<SubmissionService>()
        .AddSingleton<Histories>()
        .AddSingleton<Evidences>()
        .AddSingleton<Intake>()
        .AddSingleton<ReportLines>()
        .AddSingleton<DraftTable>()
        .AddSingleton<ObligationReader>()
        .AddSingleton<OutageService>()
        .AddSingleton<Heartbeat>()
        .Configure<KestrelServerOptions>(server => server.Limits.MaxRequestBodySize = MaxBytesOnTheWire);
}
