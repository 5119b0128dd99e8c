using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Submissions;
using NhipSo.Functions.Storage;

namespace NhipSo.Functions.Submissions;

/// <summary>Reads the values of a unit's head.</summary>
public static class Figures
{
    /// <summary>What a version of a form asks for, remembered as long as the form: it is needed for each row.</summary>
    private static readonly ConditionalWeakTable<Form, Asked> AskedByForm = [];

    /// <summary>The figures by indicator code, with the sums and ratios that follow from them.</summary>
    /// <param name="head">The head as stored.</param>
    /// <param name="catalogue">The definitions, old ones among them.</param>
    /// <param name="form">The code of the form.</param>
    public static FigureDictionary Read(TableEntity head, Catalogue catalogue, string form) =>
        AskedBy(head, catalogue, form).Layout.Read(code => (decimal?)head.GetDouble(code));

    /// <summary>Words and choices by indicator code.</summary>
    public static ImmutableSortedDictionary<string, string> ReadWords(TableEntity head, Catalogue catalogue, string form) =>
        AskedBy(head, catalogue, form).Indicators
            .Where(indicator => !indicator.IsNumeric && head.GetString(indicator.Code) is not null)
            .ToImmutableSortedDictionary(indicator => indicator.Code, indicator => head.GetString(indicator.Code)!, StringComparer.Ordinal);

    /// <summary>How final each figure is, where that is not what the report says of all; a computed one is no more final than the least final of its parts.</summary>
    public static ImmutableSortedDictionary<string, ValueStatus> ReadStatuses(TableEntity head, Catalogue catalogue, IEnumerable<string> codes)
    {
        var status = Words.FindStatus(head.Text("valueStatus"));
        return head.ContainsKey("statuses")
            ? codes.Select(code => KeyValuePair.Create(code, StatusOf(head, catalogue, code))).Where(pair => pair.Value != status)
                .ToImmutableSortedDictionary(StringComparer.Ordinal)
            : ImmutableSortedDictionary<string, ValueStatus>.Empty;
    }

    /// <summary>How final a figure is.</summary>
    public static ValueStatus StatusOf(TableEntity head, Catalogue catalogue, string code) =>
        catalogue.FindIndicator(code) is { IsComputed: true } computed
            ? computed.Parts.Min(part => StatusOf(head, catalogue, part))
            : HeadRows.StatusOf(head, code);

    /// <summary>A report is read by the version of the form that it was checked against.</summary>
    private static Asked AskedBy(TableEntity head, Catalogue catalogue, string form) =>
        catalogue.FindForm(form, head.Int32("formVersion")) is { } version
            ? AskedByForm.GetValue(version, asked => new(catalogue.ItemsOf(asked).Select(pair => pair.Indicator)))
            : throw new InvalidDataException($"The catalogue has no version {head.Int32("formVersion")} of form '{form}', by which '{head.RowKey}' of '{head.PartitionKey}' was checked.");

    private sealed class Asked(IEnumerable<Indicator> indicators)
    {
        public Indicator[] Indicators { get; } = [.. indicators];

        public FigureLayout Layout { get; } = new([.. indicators]);
    }
}
