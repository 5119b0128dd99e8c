using Microsoft.Extensions.Logging;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Functions.Polling.Reading;
using NodaTime;
using Polly.CircuitBreaker;

namespace NhipSo.Functions.Polling;

/// <summary>Asks a system for its figures.</summary>
public sealed partial class SourceClient(
    HttpClient http, SourceRequests requests, ProbeClient probe, Catalogue catalogue, TimeProvider time, ILogger<SourceClient> log)
{
    /// <summary>How long an answer may take with all its pages, tokens and tries: it ends before the next minute.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(50);

    /// <summary>Polls a system for a slot. Whatever happens is an attempt; only the app's own stop is an exception.</summary>
    /// <param name="source">The system.</param>
    /// <param name="slot">The slot.</param>
    /// <param name="known">What its last answer said of its version; null to have the whole answer.</param>
    /// <param name="cancellationToken">The app's stop.</param>
    public Task<Attempt> PollAsync(Source source, Instant slot, Validators? known, CancellationToken cancellationToken) =>
        PollAsync(source, slot, known, Limit, cancellationToken);

    /// <summary>Polls a system for a slot, as long as may be waited for it. Whatever happens is an attempt; only the app's own stop is an exception.</summary>
    /// <param name="source">The system.</param>
    /// <param name="slot">The slot.</param>
    /// <param name="known">What its last answer said of its version; null to have the whole answer.</param>
    /// <param name="patience">How long it may take with all its pages, tokens and tries.</param>
    /// <param name="cancellationToken">The app's stop.</param>
    public async Task<Attempt> PollAsync(Source source, Instant slot, Validators? known, TimeSpan patience, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var (attemptClass, readings, validators) = await AskAsync(source, slot, known, patience, cancellationToken);
        return new(slot, time.Now(), (int)time.GetElapsedTime(started).TotalMilliseconds, attemptClass, readings, validators);
    }

    private async Task<(string Class, Readings Readings, Validators? Validators)> AskAsync(
        Source source, Instant slot, Validators? known, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience < Limit ? patience : Limit);
        try
        {
            if (source.Kind != SourceKind.Probe)
                return await ReadAsync(source, slot, known, limit.Token);
            var (attemptClass, readings) = await probe.ProbeAsync(http, source, limit.Token);
            return (attemptClass, readings, null);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            var failed = PollFailedException.From(e);
            if (failed.Class == AttemptClass.Failed)
                Failed(log, source.Id, e);
            return (failed.Class, Readings.None with { Faults = [failed.Message] }, null);
        }
    }

    private async Task<(string Class, Readings Readings, Validators? Validators)> ReadAsync(
        Source source, Instant slot, Validators? known, CancellationToken cancellationToken)
    {
        var units = source.Rows is { } rows ? new UnitNames(catalogue, rows, slot) : null;
        var gathered = new ReadingsBuilder(source);
        var pages = new Pages(source);
        // That one page has not changed says nothing of the others, and what is posted is a question of its own.
        var mayBeUnchanged = source.Request is { Paging: null, Body: null };
        Validators? validators = null;
        for (var address = pages.First; address is not null;)
        {
            using var response = await SendAsync(source, address, mayBeUnchanged ? known : null, cancellationToken);
            if (AnswerHeaders.IsUnchanged(response, mayBeUnchanged ? known : null))
                return (AttemptClass.Unchanged, Readings.None, AnswerHeaders.ValidatorsOf(response) ?? known);
            AnswerHeaders.MustBeSuccess(response);
            validators = mayBeUnchanged ? AnswerHeaders.ValidatorsOf(response) : null;
            using var page = await PageBuffer.ReadAsync(response, cancellationToken);
            address = ReadPage(page.Page, response, source, units, gathered, pages);
        }

        var readings = gathered.Build();
        var attemptClass = AttemptClass.Of(readings);
        // What is not whole is read anew each time, so that it is not hidden behind "unchanged".
        return (attemptClass, readings, attemptClass == AttemptClass.Ok ? validators : null);
    }

    private static Uri? ReadPage(
        ReadOnlyMemory<byte> page, HttpResponseMessage response, Source source, UnitNames? units, ReadingsBuilder into, Pages pages)
    {
        switch (source.Kind)
        {
            case SourceKind.Json:
                var (rows, next) = JsonAnswer.Read(page, source, units, into);
                return pages.After(rows, next);
            case SourceKind.Csv:
                return pages.After(CsvAnswer.Read(page.Span, source, units, into), next: null);
            case SourceKind.OpenMetrics:
                Exposition.Read(page.Span, source, units, into, AnswerHeaders.IsOpenMetrics(response));
                return null;
            default:
                throw new InvalidOperationException($"A source of kind {source.Kind} is not polled.");
        }
    }

    private async Task<HttpResponseMessage> SendAsync(Source source, Uri address, Validators? known, CancellationToken cancellationToken)
    {
        for (var isSecond = false; ; isSecond = true)
        {
            using var request = await requests.CreateAsync(http, source, address, known, cancellationToken);
            var response = await SendAsync(request, cancellationToken);
            if (isSecond || response.StatusCode != System.Net.HttpStatusCode.Unauthorized || !requests.MayTryAnotherToken(source, request))
                return response;
            response.Dispose();
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
        catch (Exception e) when (e is BrokenCircuitException or OperationCanceledException && LastFailure.Of(request) is { } failed)
        {
            // Between two tries the circuit opened, or time was up: what is stored is how the system failed.
            throw new PollFailedException(failed.Class, failed.Message, e);
        }
    }

    [LoggerMessage(2003, LogLevel.Error, "A poll of {Source} failed in a way that has no class of its own")]
    private static partial void Failed(ILogger logger, string source, Exception exception);
}
