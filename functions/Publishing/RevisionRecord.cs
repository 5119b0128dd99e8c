using System.Collections.Immutable;
using System.Text.Json;
using Azure.Data.Tables;
using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Definitions;
using NhipSo.Functions.Storage;
using NhipSo.Functions.Submissions;

namespace NhipSo.Functions.Publishing;

/// <summary>What an older revision's entry says of it, where its unit's head has moved on.</summary>
/// <param name="Asked">How many required values and texts were asked.</param>
/// <param name="Given">How many of them are there.</param>
internal sealed record RevisionRecord(int Asked, int Given)
{
    /// <summary>Whether every required value is there.</summary>
    public bool IsComplete => Given == Asked;

    /// <summary>Reads the entry of a revision.</summary>
    public static RevisionRecord Read(TableEntity row)
    {
        using var record = JsonDocument.Parse(row.Text("record"));
        return new(record.RootElement.GetProperty("asked").GetInt32(), record.RootElement.GetProperty("given").GetInt32());
    }

    /// <summary>The figures of its content, with those that follow from them, by the version of the form that it was checked against.</summary>
    public UnitFigures Figures(string content, Catalogue catalogue, string form)
    {
        using var json = JsonDocument.Parse(content);
        var version = json.RootElement.GetProperty("formVersion").GetInt32();
        var indicators = catalogue.ItemsOf(catalogue.FindForm(form, version) ?? throw new InvalidDataException($"The catalogue has no version {version} of form '{form}'."))
            .Select(pair => pair.Indicator).ToList();
        var report = ReportContent.Read(content);
        var values = Totals.WithComputed(indicators, report.Values);
        var statuses = values.Keys.Select(code => KeyValuePair.Create(code, StatusOf(code))).Where(pair => pair.Value != report.Status).ToImmutableSortedDictionary(StringComparer.Ordinal);
        return new(values, report.Status, statuses.IsEmpty ? null : statuses);

        Domain.Submissions.ValueStatus StatusOf(string code) => catalogue.FindIndicator(code) is { IsComputed: true } computed
            ? computed.Parts.Min(StatusOf)
            : report.Statuses.GetValueOrDefault(code, report.Status);
    }
}
