using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using NhipSo.Functions.Monitoring;

namespace NhipSo.Functions.Storage;

/// <summary>Counts what storage is asked, retries too: it is what storage bills.</summary>
/// <param name="measures">Where it is counted.</param>
public sealed class StorageRequests(Measures measures)
{
    /// <summary>Options with this count in them.</summary>
    public T In<T>(T options) where T : ClientOptions
    {
        options.AddPolicy(new Counting(measures, options is TableClientOptions ? "table" : "blob"), HttpPipelinePosition.PerRetry);
        return options;
    }

    private sealed class Counting(Measures measures, string service) : HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message) =>
            measures.AskedStorage(isWrite: message.Request.Method != RequestMethod.Get && message.Request.Method != RequestMethod.Head, service);
    }
}
