using Azure.Data.Tables;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NhipSo.Functions.Access;
using NhipSo.Functions.Http;
using NhipSo.Functions.Storage;

namespace NhipSo.Functions.Monitoring;

/// <summary>Whether the app is alive, and whether it can do its work. A failing check fails.</summary>
public sealed class GetHealth(TableServiceClient tables)
{
    [Function("GetHealthLive")]
    [AllowAnyone("Says only that the process answers.")]
    public IResult Live([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/health/live")] HttpRequest request) =>
        Results.Json(new { Status = "live" }, ApiJson.Options);

    [Function("GetHealthReady")]
    [AllowAnyone("Says only whether storage answers; a storage outage answers 503 as everywhere.")]
    public async Task<IResult> ReadyAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/health/ready")] HttpRequest request, CancellationToken cancellationToken)
    {
        await tables.GetTableClient(TableNames.Keys).GetEntityIfExistsAsync<TableEntity>("key", "!", cancellationToken: cancellationToken);
        return Results.Json(new { Status = "ready" }, ApiJson.Options);
    }
}
