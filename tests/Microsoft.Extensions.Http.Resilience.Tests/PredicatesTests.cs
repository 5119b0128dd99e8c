using System.Net;
using System.Net.Sockets;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Microsoft.Extensions.Http.Resilience.Tests;

public class PredicatesTests
{
    [Theory]
    [InlineData(200, false)]
    [InlineData(301, false)]
    [InlineData(404, false)]
    [InlineData(408, true)]
    [InlineData(428, false)]
    [InlineData(429, true)]
    [InlineData(499, false)]
    [InlineData(500, true)]
    [InlineData(599, true)]
    public void An_answer_is_transient_by_its_status(int status, bool expected)
    {
        using var response = new HttpResponseMessage((HttpStatusCode)status);
        Assert.Equal(expected, HttpClientResiliencePredicates.IsTransient(Outcome.FromResult(response)));
    }

    public static TheoryData<Exception, bool> Failures => new()
    {
        { new HttpRequestException(), true },
        { new TimeoutRejectedException(), true },
        { new BrokenCircuitException(), false },
        { new OperationCanceledException(), false },
        { new SocketException(), false },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public void A_failure_is_transient_by_its_kind(Exception failure, bool expected) => Assert.Equal(
        expected, HttpClientResiliencePredicates.IsTransient(Outcome.FromException<HttpResponseMessage>(failure)));

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void A_connection_not_made_in_time_is_transient_unless_the_caller_gave_up(bool cancelled, bool expected)
    {
        var failure = new TaskCanceledException("connect", new TimeoutException());
        Assert.Equal(expected, HttpClientResiliencePredicates.IsTransient(
            Outcome.FromException<HttpResponseMessage>(failure), new CancellationToken(cancelled)));
    }
}
