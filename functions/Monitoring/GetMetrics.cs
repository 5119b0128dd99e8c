using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NhipSo.Functions.Access;
using NhipSo.Functions.Ledger;

namespace NhipSo.Functions.Monitoring;

/// <summary>The app's own figures, for a monitoring system.</summary>
public sealed class GetMetrics(Measures measures, LedgerReports ledger)
{
    [Function(nameof(GetMetrics))]
    [AllowAnyone("Counts of the process, and of the ledger's faults, alone: no unit, no figure, no name.")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/metrics")] HttpRequest request, CancellationToken cancellationToken)
    {
        await ledger.MeasureAsync(cancellationToken);
        return Results.Text(measures.Text.Write(), "text/plain; version=0.0.4; charset=utf-8");
    }
}
