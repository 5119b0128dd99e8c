using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NhipSo.Functions.Access;
using NhipSo.Functions.Access.Keys;

namespace NhipSo.Functions.Polling.Defining;

/// <summary>Removes a source that was defined while the app runs; every process knows it within a minute, and what was measured stays.</summary>
public sealed class DeleteSource(SourceAdministration sources)
{
    [Function(nameof(DeleteSource))]
    [Allow(Role.Admin)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "v1/admin/sources/{id}")] HttpRequest request,
        string id,
        FunctionContext context,
        CancellationToken cancellationToken)
    {
        await sources.RemoveAsync(id, new Order(Caller.Of(request).Name, context.InvocationId), cancellationToken);
        return Results.NoContent();
    }
}
