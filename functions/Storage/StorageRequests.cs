using Azure.Core;
using Azure.Core.Pipeline;
using NhipSo.Functions.Monitoring;

namespace NhipSo.Functions.Storage;

/// <summary>Counts what storage is asked, retries too: it is what storage bills.</summary>
/// <param name="measures">Where it is counted.</param>
public sealed class StorageRequests(Measures measures) : HttpPipelineSynchronousPolicy
{
    /// <inheritdoc/>
    public override void OnSendingRequest(HttpMessage message) =>
        measures.AskedStorage(isWrite: message.Request.Method != RequestMethod.Get && message.Request.Method != RequestMethod.Head);

    /// <summary>Options with this count in them.</summary>
    public T In<T>(T options) where T : ClientOptions
    {
        options.AddPolicy(this, HttpPipelinePosition.PerRetry);
        return options;
    }
}
