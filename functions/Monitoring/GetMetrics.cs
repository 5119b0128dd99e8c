using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NhipSo.Functions.Access;

namespace NhipSo.Functions.Monitoring;

/// <summary>The app's own figures, for a monitoring system.</summary>
public sealed class GetMetrics(Measures measures)
{
    [Function(nameof(GetMetrics))]
    [AllowAnyone("Counts of the process alone: no unit, no figure, no name.")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/metrics")] HttpRequest request) =>
        Results.Text(measures.Text.Write(), "text/plain; version=0.0.4; charset=utf-8");
}
