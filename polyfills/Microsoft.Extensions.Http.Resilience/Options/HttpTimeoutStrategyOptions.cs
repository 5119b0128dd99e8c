using Polly.Timeout;

namespace Microsoft.Extensions.Http.Resilience;

/// <summary>A limit of time; 30 s unless set.</summary>
public class HttpTimeoutStrategyOptions : TimeoutStrategyOptions;
