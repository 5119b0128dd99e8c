using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using NhipSo.Functions.Http;

namespace NhipSo.Functions.Submissions;

/// <summary>Reports from units.</summary>
public static class SubmissionServices
{
    /// <summary>Adds the ledger and what writes it.</summary>
    public static IServiceCollection AddSubmissions(this IServiceCollection services) => services
        .AddSingleton<SubmissionTable>()
        .AddSingleton<ReceiptSigner>()
        .AddSingleton<SubmissionService>()
        .Configure<KestrelServerOptions>(server => server.Limits.MaxRequestBodySize = RequestBody.MaxBytes);
}
