using System.Collections.Immutable;
using NhipSo.Domain.Definitions;
using NhipSo.Domain.Submissions;

namespace NhipSo.Functions.Submissions.Formats;

/// <summary>Makes a report of the rows of a sheet or a CSV file.</summary>
internal sealed class TableReport
{
    /// <summary>How many rows at most: a breakdown by commune has hundreds an indicator.</summary>
    public const int MaxRows = 5000;

    /// <summary>Of the reason of a correction.</summary>
    public const int MaxReasonLength = 2000;

    private const int MaxValues = 400;
    private const int MaxItems = 50;
    private const int MaxTextLength = 4000;
    private const int MaxNameLength = 200;

    private readonly Catalogue catalogue;
    private readonly ImmutableArray<Finding>.Builder findings = ImmutableArray.CreateBuilder<Finding>();
    private readonly List<SubmittedValue> values = [];
    private readonly List<SubmittedText> texts = [];
    private readonly List<SubmittedRecommendation> recommendations = [];
    private readonly List<SubmittedEvidence> evidence = [];
    private readonly Dictionary<string, List<SubmittedPart>> parts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> places = new(StringComparer.Ordinal);

    private TableReport(Catalogue catalogue) => this.catalogue = catalogue;

    /// <summary>What the rows say.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="catalogue">The definitions that the form refers to.</param>
    /// <param name="placeOfOthers">Where something is missed that has no row.</param>
    public static SubmittedReport Read(IEnumerable<TableRow> rows, Catalogue catalogue, string placeOfOthers)
    {
        var report = new TableReport(catalogue);
        foreach (var row in rows)
            report.Add(row);
        return report.Finish(placeOfOthers);
    }

    private void Add(TableRow row)
    {
        var key = row.Key.Written.Trim();
        places.TryAdd(key, row.Value.Place);
        switch (key)
        {
            case "":
                if (!row.Value.IsBlank)
                    findings.Add(TableFindings.IndicatorMissing(row.Value, row.Key.Place));
                break;
            case TableRow.Recommendation:
                AddPair(row, MaxTextLength, MaxNameLength, (text, to) => recommendations.Add(new(text, to, row.Value.Place)));
                break;
            case TableRow.Evidence:
                AddPair(row, MaxNameLength, MaxNameLength, (name, hash) => evidence.Add(new(name, hash, row.Value.Place)));
                break;
            case var _ when key.StartsWith(TableRow.Text, StringComparison.Ordinal):
                AddText(key[TableRow.Text.Length..], row);
                break;
            case var _ when key.Split('/', 2) is [var indicator, var category]:
                AddPart(indicator, category, row);
                break;
            default:
                AddValue(key, row);
                break;
        }
    }

    private void AddPair(TableRow row, int mostOfFirst, int mostOfSecond, Action<string, string> add)
    {
        var (first, second) = (row.Value.Written, row.Comment.Written.Trim());
        if (!row.Status.IsBlank)
            findings.Add(TableFindings.NotKept(row.Status));
        if (row.Value.IsBlank && row.Comment.IsBlank)
            return;
        if (row.Value.IsBlank || row.Comment.IsBlank || first.Length > mostOfFirst || second.Length > mostOfSecond
            || row.Value.Kind == CellKind.Other || row.Comment.Kind == CellKind.Other)
            findings.Add(TableFindings.PairMalformed(row.Key.Written.Trim(), row.Value.Place));
        else
            add(first, second);
    }

    private void AddText(string code, TableRow row)
    {
        KeepNothingBeside(row);
        if (row.Value.Kind == CellKind.Other)
            findings.Add(TableFindings.NotAText(row.Value));
        else if (!row.Value.IsBlank)
            texts.Add(new(code, row.Value.Written, row.Value.Place));
    }

    private void AddPart(string code, string category, TableRow row)
    {
        KeepNothingBeside(row);
        if (row.Value.IsBlank)
            return;
        if (!parts.TryGetValue(code, out var ofValue))
            parts.Add(code, ofValue = []);
        ofValue.Add(new(category, NumberOf(row.Value, catalogue.FindIndicator(code)), row.Value.Written, row.Value.Place));
    }

    private void AddValue(string code, TableRow row)
    {
        if (row.Value.IsBlank)
        {
            KeepNothingBeside(row);
            return;
        }

        var indicator = catalogue.FindIndicator(code);
        if (indicator is { IsComputed: true } && row.Value.IsFormula)
            return;
        ValueStatus? status = row.Status.IsBlank ? null : StatusNames.Find(row.Status.Written);
        if (status is null && !row.Status.IsBlank)
            findings.Add(TableFindings.UnknownStatus(row.Status));
        var comment = row.Comment.IsBlank ? null : row.Comment.Written;
        values.Add(indicator is { IsNumeric: false }
            ? new(code, null, WordsOf(row.Value, indicator), row.Value.Place, IsText: row.Value.Kind != CellKind.Other, status, comment)
            : new(code, NumberOf(row.Value, indicator), row.Value.Written, row.Value.Place, Status: status, Comment: comment));
    }

    private void KeepNothingBeside(TableRow row) =>
        findings.AddRange(new[] { row.Status, row.Comment }.Where(cell => !cell.IsBlank).Select(TableFindings.NotKept));

    /// <summary>A choice is made by its code or by its name.</summary>
    private static string WordsOf(TableCell cell, Indicator indicator)
    {
        var written = cell.Written.Trim();
        return indicator.Options.FirstOrDefault(option => written == option.Code || written == option.Name.Vi || written == option.Name.En)?.Code
            ?? cell.Written;
    }

    private decimal? NumberOf(TableCell cell, Indicator? indicator)
    {
        var isPercent = indicator?.Unit.Vi == "%";
        switch (cell.Kind)
        {
            case CellKind.Number:
                return cell.Number;
            case CellKind.Percent:
                return isPercent ? cell.Number * 100 : null;
            case CellKind.Other:
                return null;
        }

        var readings = WrittenNumber.Read(cell.Written, indicator is { Decimals: 0 }, isPercent);
        if (!readings.IsAmbiguous)
            return readings.Number;

        // One finding says it; the other checks go on with the reading that can be meant.
        findings.Add(TableFindings.Ambiguous(cell, readings));
        return indicator is not null && readings.Vietnamese > indicator.Max ? readings.English : readings.Vietnamese;
    }

    private SubmittedReport Finish(string placeOfOthers)
    {
        foreach (var (code, ofValue) in parts)
        {
            var index = values.FindIndex(value => value.Code == code);
            if (index < 0)
                values.Add(new(code, null, "", places.GetValueOrDefault(code, ofValue[0].Place), Parts: [.. ofValue]));
            else
                values[index] = values[index] with { Parts = [.. ofValue] };
        }

        Limit(values, "values", MaxValues, value => value.Place);
        Limit(texts, "texts", MaxItems, text => text.Place);
        Limit(recommendations, "recommendations", MaxItems, asks => asks.Place);
        Limit(evidence, "evidence", MaxItems, file => file.Place);
        return new(ValueStatus.Official, [.. values], null, findings.ToImmutable(), code => places.GetValueOrDefault(code, placeOfOthers))
        {
            Texts = [.. texts], Recommendations = [.. recommendations], Evidence = [.. evidence],
        };
    }

    private void Limit<T>(List<T> items, string name, int most, Func<T, string> placeOf)
    {
        if (items.Count <= most)
            return;
        findings.Add(ShapeFindings.TooMany(name, placeOf(items[most]), most));
        items.Clear();
    }
}
