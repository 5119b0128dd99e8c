using System.Collections.Immutable;
using NhipSo.Domain.Ledger;
using NhipSo.Domain.Submissions;

namespace NhipSo.Functions.Submissions;

/// <summary>The leader who signs a report.</summary>
/// <param name="Name">The name.</param>
/// <param name="Position">The position (chức vụ).</param>
public sealed record Signer(string Name, string Position);

/// <summary>A unit's report, checked, on its way to the ledger.</summary>
/// <param name="obligation">What it is of.</param>
/// <param name="validated">What it says and what was found in it.</param>
/// <param name="corrects">The hash of the revision that it corrects, or null.</param>
/// <param name="reason">Why it corrects, or null.</param>
/// <param name="by">Who sends it.</param>
/// <param name="signer">The leader who signed it, or null where a system sends it.</param>
public sealed class Submission(Obligation obligation, Validated validated, string? corrects, string? reason, string by, Signer? signer = null)
    : Candidate(obligation.Form, obligation.Period, obligation.Unit, EntryKind.Submission, corrects, reason, by)
{
    private string? content;

    /// <summary>What it says and what was found in it.</summary>
    public Validated Validated { get; } = validated;

    /// <inheritdoc/>
    public override string? Signer => signer is null ? null : CanonicalJson.Object(json => json.Member("name", signer.Name).Member("position", signer.Position));

    /// <inheritdoc/>
    public override string Content => content ??= Write(Validated.Report);

    private string Write(Report report) => CanonicalJson.Object(json =>
    {
        if (!report.Comments.IsEmpty)
            json.RawMember("comments", Object(report.Comments, (each, code, comment) => each.Member(code, comment)));
        if (!report.Evidence.IsEmpty)
            json.Array("evidence", report.Evidence.Select(file => CanonicalJson.Object(each => each.Member("hash", file.Hash).Member("name", file.Name))));
        json.Member("form", Form.Code).Member("formVersion", Form.Version);
        if (!report.Parts.IsEmpty)
            json.RawMember("parts", Object(report.Parts, (each, code, parts) => each.RawMember(code, Numbers(parts))));
        json.Member("period", Period.Code);
        if (!report.Recommendations.IsEmpty)
            json.Array("recommendations", report.Recommendations.Select(asks => CanonicalJson.Object(each => each.Member("text", asks.Text).Member("to", asks.To))));
        if (!report.Statuses.IsEmpty)
            json.RawMember("statuses", Object(report.Statuses, (each, code, status) => each.Member(code, Words.Of(status))));
        if (!report.Texts.IsEmpty)
            json.RawMember("texts", Object(report.Texts, (each, code, text) => each.Member(code, text)));
        json.Member("unit", Chain).Member("valueStatus", Words.Of(report.Status)).RawMember("values", Numbers(report.Values));
        if (!report.Words.IsEmpty)
            json.RawMember("words", Object(report.Words, (each, code, words) => each.Member(code, words)));
    });

    private static string Numbers(ImmutableSortedDictionary<string, decimal> numbers) =>
        Object(numbers, (each, code, number) => each.Member(code, number));

    private static string Object<T>(ImmutableSortedDictionary<string, T> members, Action<CanonicalJson, string, T> write) => CanonicalJson.Object(json =>
    {
        foreach (var (name, value) in members)
            write(json, name, value);
    });
}
