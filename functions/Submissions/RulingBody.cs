using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using NhipSo.Functions.Http;
using NhipSo.Functions.Problems;
using NodaTime;
using NodaTime.Text;

namespace NhipSo.Functions.Submissions;

/// <summary>What the ministry writes when it rules on a report. Which members a ruling has, depends on what is done.</summary>
/// <param name="Note">Why, in words.</param>
/// <param name="Remarks">What is to be done, and where.</param>
/// <param name="Due">The new due instant, in UTC or with an offset.</param>
/// <param name="Recommendation">Which recommendation is answered, from 1.</param>
public sealed record RulingBody(string? Note = null, ImmutableArray<Remark> Remarks = default, string? Due = null, int Recommendation = 0)
{
    private const int MaxTextLength = 4000;
    private const int MaxRemarks = 200;
    private const int MaxPlaceLength = 200;

    /// <summary>Reads a body; an empty one says nothing.</summary>
    /// <exception cref="ProblemException">It is no JSON object of these members.</exception>
    public static async Task<RulingBody> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var bytes = await RequestBody.ReadAsync(request, cancellationToken);
        if (bytes.IsEmpty)
            return new();
        var body = StrictJson.Read<RulingBody>(bytes, Refusals.RulingMalformed);
        body = body with { Remarks = body.Remarks.IsDefault ? [] : body.Remarks };
        return body.Note?.Length > MaxTextLength || body.Remarks.Length > MaxRemarks || body.Remarks.Any(IsOutOfBounds)
            ? throw Refusals.RulingTooLong(MaxTextLength, MaxRemarks)
            : body;
    }

    /// <summary>The new due instant.</summary>
    /// <param name="now">The server's time; what has passed is refused.</param>
    /// <exception cref="ProblemException">There is none, or it has passed.</exception>
    public Instant DueAfter(Instant now) =>
        Due is not null && OffsetDateTimePattern.ExtendedIso.Parse(Due) is { Success: true, Value: { Year: > 2000 and < 9000 } due } && due.ToInstant() > now
            ? Instant.FromUnixTimeSeconds(due.ToInstant().ToUnixTimeSeconds())
            : throw Refusals.DueMalformed(Due);

    /// <summary>Why, in words.</summary>
    /// <exception cref="ProblemException">Nothing is said.</exception>
    public string NoteOrRefuse() => string.IsNullOrWhiteSpace(Note) ? throw Refusals.NoteMissing() : Note;

    private static bool IsOutOfBounds(Remark? remark) => remark is null || remark.Text.Length is 0 or > MaxTextLength || remark.Place.Length > MaxPlaceLength;
}
