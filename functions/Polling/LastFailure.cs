namespace NhipSo.Functions.Polling;

/// <summary>
/// Where a poll's own failure opens its circuit, its next try finds the circuit open. What is stored is how the system failed, not that
/// we stopped asking.
/// </summary>
internal sealed class LastFailure : DelegatingHandler
{
    private static readonly HttpRequestOptionsKey<PollFailedException> Key = new("NhipSo.LastFailure");

    /// <summary>How the request's last try failed, or null.</summary>
    public static PollFailedException? Of(HttpRequestMessage request) => request.Options.TryGetValue(Key, out var failed) ? failed : null;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            if ((int)response.StatusCode >= 500)
                request.Options.Set(Key, new(AttemptClass.ServerError, "The answer is 5xx."));
            return response;
        }
        catch (Exception e)
        {
            request.Options.Set(Key, PollFailedException.From(e));
            throw;
        }
    }
}
