using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NhipSo.Domain.Obligations;
using NhipSo.Functions.Access;
using NhipSo.Functions.Http;
using NhipSo.Functions.Problems;
using NodaTime;
using NodaTime.Text;

namespace NhipSo.Functions.Outages;

/// <summary>
/// An outage that the system cannot see itself: the network of a province's data centre, the sign-on. It gives everyone more time
/// whose due instant fell into it; each extension is an entry of the ledger.
/// </summary>
public sealed class PostOutage(OutageService outages, TimeProvider time)
{
    private static readonly Duration Longest = Duration.FromDays(30);

    [Function(nameof(PostOutage))]
    [Allow(Role.Steer, Role.Admin)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/outages")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var (outage, note) = Read(await RequestBody.ReadAsync(request, cancellationToken));
        var extended = await outages.RecordAsync(outage, note, Caller.Of(request).Name, cancellationToken);
        return Results.Json(
            new { outage.From, outage.To, Extended = extended.Select(each => new { Form = each.Form.Code, Period = each.Period.Code, each.Until }) },
            ApiJson.Options);
    }

    private (Outage Outage, string Note) Read(ReadOnlyMemory<byte> body) =>
        StrictJson.Read<Body>(body, Refusals.OutageMalformed) is { Note.Length: > 0 and <= 4000 } sent
            && OffsetDateTimePattern.ExtendedIso.Parse(sent.From) is { Success: true, Value: { Year: > 2000 and < 9000 } from }
            && OffsetDateTimePattern.ExtendedIso.Parse(sent.To) is { Success: true, Value: { Year: > 2000 and < 9000 } to }
            && from.ToInstant() < to.ToInstant() && to.ToInstant() <= time.Now() && to.ToInstant() - from.ToInstant() <= Longest
            ? (new(from.ToInstant(), to.ToInstant()), sent.Note)
            : throw Refusals.OutageMalformed("$");

    private sealed record Body(string From, string To, string Note);
}
