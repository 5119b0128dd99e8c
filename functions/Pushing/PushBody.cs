using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Measuring;
using NhipSo.Domain.Periods;
using NhipSo.Domain.Submissions;
using NhipSo.Functions.Http;
using NhipSo.Functions.Problems;
using NodaTime;
using NodaTime.Text;

namespace NhipSo.Functions.Pushing;

/// <summary>
/// Reads what a system sends: <c>{"readings": [{"at": "2026-11-22T08:00:00+07:00", "unit": "24", "values": {"tiep_nhan": 48211}}]}</c>.
/// A value bears the name that the source's metric has as <c>from</c>; the unit is the source's owner where none is named. A
/// <c>correction</c> says why figures that stand are to be replaced.
/// </summary>
public sealed class PushBody
{
    /// <summary>How many readings at once.</summary>
    public const int MaxReadings = 1000;

    /// <summary>How many bytes at once, inflated.</summary>
    public const int MaxBytes = 1024 * 1024;

    /// <summary>How long the reason of a correction may be.</summary>
    public const int MaxReasonLength = 500;

    private static readonly string[] Members = ["readings", "correction"];
    private static readonly string[] ReadingMembers = ["at", "unit", "values"];

    private readonly Catalogue catalogue;
    private readonly Source source;
    private readonly Instant now;
    private readonly ILookup<string, SourceMetric> metrics;
    private readonly Unit owner;
    private readonly ImmutableArray<Finding>.Builder findings = ImmutableArray.CreateBuilder<Finding>();
    private readonly Dictionary<(string Unit, Instant At), string> places = [];

    private PushBody(Catalogue catalogue, Source source, Instant now)
    {
        (this.catalogue, this.source, this.now) = (catalogue, source, now);
        metrics = source.Metrics.ToLookup(metric => metric.From, StringComparer.Ordinal);
        owner = catalogue.FindUnit(source.Owner)!;
    }

    /// <summary>Reads a body.</summary>
    /// <exception cref="ProblemException">It is not one JSON object, or something in it is wrong: all of it at once, up to 50 findings.</exception>
    public static PushedReadings Read(ReadOnlyMemory<byte> json, Catalogue catalogue, Source source, Instant now) =>
        JsonBody.Read(json, new PushBody(catalogue, source, now).Read);

    private PushedReadings Read(JsonElement body)
    {
        JsonBody.UnknownMembers(body, "", Members, findings);
        var readings = ImmutableArray.CreateBuilder<PushedReading>();
        var list = JsonBody.Find(body, "readings");
        if (list is not { ValueKind: JsonValueKind.Array } written || written.GetArrayLength() is 0 or > MaxReadings)
            findings.Add(PushFindings.ReadingsMissing(list is { ValueKind: not JsonValueKind.Array } other ? other.GetRawText() : null));
        else
        {
            foreach (var (index, each) in written.EnumerateArray().Index())
            {
                if (findings.Count >= JsonBody.MaxFindings)
                    break;
                if (ReadReading(each, string.Create(CultureInfo.InvariantCulture, $"/readings/{index}")) is { } reading)
                    readings.Add(reading);
            }
        }

        var correction = JsonBody.Find(body, "correction") is { } reason ? ReadCorrection(reason) : null;
        return findings.Count == 0 ? new(readings.ToImmutable(), correction) : throw Refusals.InvalidRequest(findings.ToImmutable());
    }

    private string? ReadCorrection(JsonElement written)
    {
        if (written.ValueKind == JsonValueKind.String && written.GetString() is { Length: <= MaxReasonLength } reason && !string.IsNullOrWhiteSpace(reason))
            return reason;
        findings.Add(PushFindings.CorrectionMalformed(written.GetRawText()));
        return null;
    }

    private PushedReading? ReadReading(JsonElement written, string place)
    {
        if (written.ValueKind != JsonValueKind.Object)
        {
            findings.Add(PushFindings.ReadingMalformed(place, written.GetRawText()));
            return null;
        }

        JsonBody.UnknownMembers(written, place, ReadingMembers, findings);
        var values = ReadValues(JsonBody.Find(written, "values"), $"{place}/values");
        if (ReadTime(JsonBody.Find(written, "at"), $"{place}/at") is not { } at || ReadUnit(JsonBody.Find(written, "unit"), at, $"{place}/unit") is not { } unit)
            return null;
        if (!places.TryAdd((unit.Id, at), place))
            findings.Add(PushFindings.ReadingRepeated(place, places[(unit.Id, at)]));
        return new(at, unit, values, place);
    }

    private Instant? ReadTime(JsonElement? written, string place)
    {
        if (written is not { ValueKind: JsonValueKind.String } text
            || OffsetDateTimePattern.ExtendedIso.Parse(text.GetString()!) is not { Success: true, Value: { Year: >= 2000 and < 9000 } time })
        {
            findings.Add(PushFindings.TimeMalformed(place, written?.GetRawText()));
            return null;
        }

        var at = Instant.FromUnixTimeMilliseconds(time.ToInstant().ToUnixTimeMilliseconds());
        if (!Timeliness.IsAhead(at, now))
            return at;
        findings.Add(PushFindings.TimeAhead(place, text.GetRawText()));
        return null;
    }

    /// <summary>By its code on the day of the reading, since codes are reused, or by its id.</summary>
    private Unit? ReadUnit(JsonElement? written, Instant at, string place)
    {
        if (written is null)
            return owner;
        var day = at.InZone(VietnamTime.Zone).Date;
        var name = written is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";
        if ((catalogue.Units.FirstOrDefault(unit => unit.Code == name && unit.IsValidOn(day)) ?? catalogue.FindUnit(name)) is not { } found)
            findings.Add(PushFindings.UnknownUnit(place, written.Value.GetRawText()));
        else if (source.Rows is null && !catalogue.IsWithin(found, source.Owner))
            findings.Add(PushFindings.UnitOfOthers(place, found));
        else
            return found;
        return null;
    }

    private ImmutableSortedDictionary<string, PushedValue> ReadValues(JsonElement? written, string place)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, PushedValue>(StringComparer.Ordinal);
        if (written is not { ValueKind: JsonValueKind.Object } members || members.GetPropertyCount() == 0)
        {
            findings.Add(PushFindings.ValuesMissing(place));
            return values.ToImmutable();
        }

        foreach (var member in members.EnumerateObject())
        {
            if (findings.Count >= JsonBody.MaxFindings)
                break;
            var at = $"{place}/{JsonPointer.Escape(member.Name)}";
            if (!metrics.Contains(member.Name))
                findings.Add(PushFindings.UnknownMetric(at, member.Name, source));
            else if (member.Value.ValueKind != JsonValueKind.Number || !member.Value.TryGetDouble(out var number))
                findings.Add(PushFindings.NotANumber(at, member.Value.GetRawText()));
            else
                Keep(metrics[member.Name], number, at, values);
        }

        return values.ToImmutable();
    }

    private void Keep(IEnumerable<SourceMetric> kept, double number, string place, ImmutableSortedDictionary<string, PushedValue>.Builder values)
    {
        foreach (var metric in kept)
        {
            if (Scale.Of(metric, number) is not { } value)
                findings.Add(PushFindings.OutOfBounds(place, number.ToString("R", CultureInfo.InvariantCulture), metric));
            else if (!values.TryAdd(metric.Code, new(value, place)))
                findings.Add(JsonBody.Repeated(metric.From, place));
        }
    }
}
