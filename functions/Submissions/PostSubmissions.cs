using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Access;
using NhipSo.Functions.Http;
using NhipSo.Functions.Problems;

namespace NhipSo.Functions.Submissions;

/// <summary>Reports of many units in one call, a line each (NDJSON); a line is answered for each, in their order.</summary>
public sealed class PostSubmissions(ReportLines reports, Catalogue catalogue, TimeProvider time)
{
    private const string MediaType = "application/x-ndjson";
    private const int MaxBytes = 10 * 1024 * 1024;
    private const int MaxLines = 5000;

    private static readonly byte[] LineEnd = "\n"u8.ToArray();

    [Function(nameof(PostSubmissions))]
    [Allow(Role.Sign)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/submissions/{form}/{period}")] HttpRequest request,
        string form,
        string period,
        CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var isDryRun = Preconditions.IsDryRun(request);
        var (foundForm, foundPeriod) = Address.Find(catalogue, form, period, time.Now());
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase))
            throw Refusals.MediaType(request.ContentType, MediaType);
        var lines = Split(await RequestBody.ReadAsync(request, cancellationToken, MaxBytes));
        var language = Language.Of(request);
        return Results.Stream(
            async answer =>
            {
                await foreach (var line in reports.AcceptAsync(foundForm, foundPeriod, lines, caller, isDryRun, language, cancellationToken))
                {
                    await JsonSerializer.SerializeAsync(answer, line, ApiJson.Options, cancellationToken);
                    await answer.WriteAsync(LineEnd, cancellationToken);
                    await answer.FlushAsync(cancellationToken);
                }
            },
            MediaType);
    }

    /// <summary>The lines that say something, with their numbers from 1.</summary>
    /// <exception cref="ProblemException">They are too many.</exception>
    private static List<(int Number, ReadOnlyMemory<byte> Json)> Split(ReadOnlyMemory<byte> body)
    {
        var lines = new List<(int Number, ReadOnlyMemory<byte> Json)>();
        var number = 0;
        foreach (var range in body.Span.Split((byte)'\n'))
        {
            number++;
            if (!body.Span[range].Trim(" \t\r"u8).IsEmpty)
                lines.Add((number, body[range]));
            if (lines.Count > MaxLines)
                throw Refusals.TooManyLines(MaxLines);
        }

        return lines;
    }
}
