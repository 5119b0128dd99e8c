using System.Collections.Immutable;
using System.Text.Json;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Submissions;
using NhipSo.Functions.Http;
using NhipSo.Functions.Problems;

namespace NhipSo.Functions.Access.Keys;

/// <summary>
/// The key that is asked for: <c>{"unit": "24", "scopes": ["sign"], "days": 365, "note": "…"}</c>, or for a system that sends its
/// measurements <c>{"source": "mot-cua-24", "scopes": ["measure"]}</c>.
/// </summary>
/// <param name="Unit">The unit that it is to act for, or null.</param>
/// <param name="Source">The id of the source whose measurements it is to send, or null.</param>
/// <param name="Roles">What it may do.</param>
/// <param name="Days">After how many days it ends.</param>
/// <param name="Note">What is to be remembered of it, or null.</param>
public sealed record KeyRequest(Unit? Unit, string? Source, IReadOnlySet<Role> Roles, int Days, string? Note)
{
    /// <summary>How long a key lasts unless said otherwise.</summary>
    public const int DefaultDays = 365;

    /// <summary>How long a key may last.</summary>
    public const int MaxDays = 730;

    /// <summary>How many characters a note may have.</summary>
    public const int MaxNoteLength = 200;

    private static readonly string[] Members = ["unit", "source", "scopes", "days", "note"];

    /// <summary>Reads a body.</summary>
    /// <exception cref="ProblemException">It is not one JSON object, or something in it is wrong: all of it at once.</exception>
    public static KeyRequest Read(ReadOnlyMemory<byte> json, Catalogue catalogue, ImmutableArray<Source> sources) =>
        JsonBody.Read(json, body => Read(body, catalogue, sources));

    private static KeyRequest Read(JsonElement body, Catalogue catalogue, ImmutableArray<Source> sources)
    {
        var findings = JsonBody.UnknownMembers(body, Members);
        var unit = JsonBody.Find(body, "unit") is { } named ? ReadUnit(named, catalogue, findings) : null;
        var source = JsonBody.Find(body, "source") is { } system ? ReadSource(system, sources, findings) : null;
        var roles = ReadRoles(JsonBody.Find(body, "scopes"), findings);
        var days = JsonBody.Find(body, "days") is { } number ? JsonBody.ReadNumber(number, "/days", 1, MaxDays, findings) : DefaultDays;
        var note = JsonBody.Find(body, "note") is { } text ? ReadNote(text, findings) : null;
        CheckTogether(JsonBody.Find(body, "unit") is not null, JsonBody.Find(body, "source") is not null, roles, findings);
        return findings.Count == 0 ? new(unit, source, roles, days, note) : throw Refusals.InvalidRequest(findings.ToImmutable());
    }

    private static Unit? ReadUnit(JsonElement written, Catalogue catalogue, ImmutableArray<Finding>.Builder findings)
    {
        var unit = written.ValueKind == JsonValueKind.String ? catalogue.FindUnit(written.GetString()!) : null;
        if (unit is null)
            findings.Add(KeyFindings.UnknownUnit(written));
        return unit;
    }

    private static string? ReadSource(JsonElement written, ImmutableArray<Source> sources, ImmutableArray<Finding>.Builder findings)
    {
        var id = written.ValueKind == JsonValueKind.String ? written.GetString() : null;
        if (sources.Any(source => source.Kind == SourceKind.Push && source.Id == id))
            return id;
        findings.Add(KeyFindings.UnknownSource(written));
        return null;
    }

    private static HashSet<Role> ReadRoles(JsonElement? written, ImmutableArray<Finding>.Builder findings)
    {
        var roles = new HashSet<Role>();
        if (written is not { ValueKind: JsonValueKind.Array } scopes || scopes.GetArrayLength() is 0 or > 20)
        {
            findings.Add(KeyFindings.ScopesMissing(written));
            return roles;
        }

        foreach (var (index, scope) in scopes.EnumerateArray().Index())
        {
            if (scope.ValueKind == JsonValueKind.String && Scopes.Find(scope.GetString()!) is { } role)
                roles.Add(role);
            else
                findings.Add(KeyFindings.UnknownScope(scope, index));
        }

        return roles;
    }

    private static string? ReadNote(JsonElement written, ImmutableArray<Finding>.Builder findings)
    {
        if (written.ValueKind == JsonValueKind.String && written.GetString() is { Length: <= MaxNoteLength } note)
            return note;
        findings.Add(KeyFindings.NoteMalformed(written));
        return null;
    }

    /// <summary>A unit's key does a unit's work, a source's key sends its measurements, and neither does anything beyond it; a key of neither cannot.</summary>
    private static void CheckTogether(bool namesUnit, bool namesSource, HashSet<Role> roles, ImmutableArray<Finding>.Builder findings)
    {
        if (namesSource && namesUnit)
            findings.Add(KeyFindings.NotWithASource("/unit"));
        if (roles.Contains(Role.Measure) && !namesSource)
            findings.Add(KeyFindings.SourceRequired(Role.Measure));
        if (roles.Any(role => role.IsOfASource() != (namesSource || roles.Contains(Role.Measure))))
            findings.Add(KeyFindings.NotWithASource("/scopes"));
        if (namesSource)
            return;
        foreach (var role in roles.Where(role => !role.IsOfASource() && role.IsOfAUnit() != namesUnit).Order())
            findings.Add(namesUnit ? KeyFindings.NotWithAUnit(role) : KeyFindings.UnitRequired(role));
    }
}
