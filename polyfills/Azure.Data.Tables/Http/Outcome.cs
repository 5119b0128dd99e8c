using Azure.Core;

namespace Azure.Data.Tables.Http;

/// <summary>Which answers an operation counts as success; Azure.Core logs and raises the others as errors.</summary>
internal static class Outcome
{
    internal static readonly ResponseClassifier Read = new StatusCodeClassifier([200]);
    internal static readonly ResponseClassifier ReadOrMissing = new StatusCodeClassifier([200, 404]);
    internal static readonly ResponseClassifier Created = new StatusCodeClassifier([201, 204]);
    internal static readonly ResponseClassifier CreatedOrConflict = new StatusCodeClassifier([201, 204, 409]);
    internal static readonly ResponseClassifier Changed = new StatusCodeClassifier([204]);
    internal static readonly ResponseClassifier DeletedOrMissing = new StatusCodeClassifier([204, 404]);
    internal static readonly ResponseClassifier TransactionAnswered = new StatusCodeClassifier([202]);
}
