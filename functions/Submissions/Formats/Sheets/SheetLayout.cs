using System.Collections.Immutable;
using System.Globalization;
using DocumentFormat.OpenXml.Spreadsheet;
using NhipSo.Domain.Aggregation;
using NhipSo.Domain.Definitions;
using Text = NhipSo.Domain.Definitions.Text;

namespace NhipSo.Functions.Submissions.Formats.Sheets;

/// <summary>
/// The sheet that people fill in. Its first row names the columns and its first column the rows, as <see cref="TableReport"/> reads them; both
/// are hidden. Only what is to be filled in can be changed.
/// </summary>
internal sealed class SheetLayout(SheetContent content, SheetGrid grid, SheetRules rules, SheetLists lists)
{
    private const string Key = "A";
    private const string Code = "B";
    private const string Name = "C";
    private const string Unit = "D";
    private const string Value = "E";
    private const string Before = "F";
    private const string YearBefore = "G";
    private const string Status = "H";
    private const string Comment = "I";
    private const int MaxCommentLength = 2000;
    private const int MaxItemLength = 4000;
    private const int SpareRows = 3;
    private const double LineHeight = 16;
    private const double TextHeight = 75;

    private static readonly Look Plain = new();
    private static readonly Look Label = new(IsFramed: true);
    private static readonly Look Heading = new(Ink.Bold, Ground.Heading, IsFramed: true);
    private static readonly Look Words = new(Ground: Ground.Input, Format: Look.AsText, IsFramed: true, IsUnlocked: true);

    private readonly Dictionary<string, string> cells = new(StringComparer.Ordinal);
    private readonly List<(Cell Cell, Indicator Indicator)> computed = [];

    /// <summary>The widths of the columns, in characters; the first is hidden.</summary>
    public static readonly ImmutableArray<double> Widths = [10, 14, 58, 16, 20, 16, 16, 14, 44];

    /// <summary>The row with the names of the columns, from 1: it and what is above stay in sight.</summary>
    public int HeaderRow { get; private set; }

    /// <summary>Writes the rows.</summary>
    public void Write()
    {
        WriteTop();
        var (form, period, unit) = content.Obligation;
        var asked = content.Catalogue.ItemsOf(form, unit, period).ToDictionary(pair => pair.Item, pair => pair.Indicator);
        foreach (var section in form.Outline)
        {
            var items = section.Items.Where(asked.ContainsKey).ToList();
            if (items.Count == 0 && section.Texts.IsEmpty)
                continue;
            WriteHeading(section.Title);
            items.ForEach(item => WriteItem(item, asked[item]));
            foreach (var text in section.Texts)
                WriteText(text);
        }

        var (recommendations, evidence) = (content.Report?.Recommendations ?? [], content.Report?.Evidence ?? []);
        WritePairs(SheetLabels.Recommendations, SheetLabels.Recommendation, TableRow.Recommendation, recommendations.Select(asks => (asks.Text, asks.To)));
        WritePairs(SheetLabels.Evidence, SheetLabels.EvidenceFile, TableRow.Evidence, evidence.Select(file => (file.Name, file.Hash)));
        foreach (var (cell, indicator) in computed)
        {
            if (FormulaOf(indicator) is { } formula)
                cell.CellFormula = new(formula);
        }
    }

    private void WriteTop()
    {
        var (form, period, unit) = content.Obligation;
        grid.NextRow(isHidden: true);
        grid.Text(Key, TableColumns.Indicator, Plain);
        grid.Text(Value, TableColumns.Value, Plain);
        grid.Text(Status, TableColumns.Status, Plain);
        grid.Text(Comment, TableColumns.Comment, Plain);
        WriteLine(form.Name, new(Ink.Title), 22);
        WriteLine(SheetLabels.UnitOf(unit), new(Ink.Bold));
        WriteLine(SheetLabels.PeriodOf(period, form.Calendar.Window(period), content.Due), Plain);
        WriteLine(SheetLabels.RevisionOf(content.Revision), Plain);
        WriteLine(SheetLabels.HowTo, new(Ink.Faint));

        WriteLabelled(SheetMarks.Status, SheetLabels.ReportStatus, null, Value, content.Report is { } report ? StatusNames.Of(report.Status).Vi : null);
        rules.List(At(Value), SheetLists.Statuses);
        WriteLabelled(SheetMarks.Reason, SheetLabels.Reason, null, Comment, null);
        rules.Length(At(Value), TableReport.MaxReasonLength);

        grid.NextRow();
        HeaderRow = grid.RowNumber;
        grid.Text(Key, SheetMarks.Header, Plain);
        foreach (var (column, label) in new[]
        {
            (Code, SheetLabels.Code), (Name, SheetLabels.Indicator), (Unit, SheetLabels.Unit), (Value, SheetLabels.Value), (Before, SheetLabels.Before),
            (YearBefore, SheetLabels.YearBefore), (Status, SheetLabels.Status), (Comment, SheetLabels.Comment),
        })
            grid.Text(column, content.Say(label), Heading);
    }

    private void WriteLine(Text text, Look look, double height = LineHeight)
    {
        grid.NextRow(content.IsBilingual ? 2 * height : height);
        grid.Text(Code, content.Say(text), look);
        grid.Merge(Code, Comment, look);
    }

    private void WriteHeading(Text title)
    {
        grid.NextRow();
        grid.Text(Code, content.Say(title), Heading);
        grid.Merge(Code, Comment, Heading);
    }

    /// <summary>A row with a label and one wide cell to fill in.</summary>
    private void WriteLabelled(string key, Text label, double? height, string lastColumn, string? written, bool isRequired = false)
    {
        grid.NextRow(height ?? (content.IsBilingual ? 2 * LineHeight : LineHeight));
        var look = isRequired ? Words with { Ground = Ground.Required } : Words;
        grid.Text(Key, key, Plain);
        grid.Text(Code, content.Say(label), Label);
        grid.Merge(Code, Unit, Label);
        grid.Text(Value, written, look);
        if (lastColumn != Value)
            grid.Merge(Value, lastColumn, look);
    }

    private void WriteText(TextItem text)
    {
        WriteLabelled(TableRow.Text + text.Code, Marked(text.Title, text.Required), TextHeight, Comment, content.Report?.Texts.GetValueOrDefault(text.Code), text.Required);
        rules.Length(At(Value), text.MaxLength);
    }

    private void WritePairs(Text title, Text label, string key, IEnumerable<(string First, string Second)> written)
    {
        WriteHeading(title);
        foreach (var (first, second) in written.Concat(Enumerable.Repeat(("", ""), SpareRows)))
        {
            WriteLabelled(key, label, 2 * LineHeight, Status, first);
            rules.Length(At(Value), MaxItemLength);
            grid.Text(Comment, second, Words);
        }
    }

    private void WriteItem(FormItem item, Indicator indicator)
    {
        var report = content.Report;
        grid.NextRow();
        cells.TryAdd(indicator.Code, At(Value));
        grid.Text(Key, indicator.Code, Plain);
        grid.Text(Code, indicator.Code, Label);
        grid.Text(Name, content.Say(Marked(indicator.Name, item.Required)), Label);
        grid.Text(Unit, content.Say(indicator.Unit), Label);
        WriteValue(item, indicator);

        var given = new Look(Ground: Ground.Given, Format: Look.Decimals(indicator.Decimals), IsFramed: true);
        grid.Number(Before, Find(content.Before, indicator), given);
        grid.Number(YearBefore, Find(content.YearBefore, indicator), given);
        grid.Text(
            Status, report is not null && report.Statuses.TryGetValue(indicator.Code, out var status) ? StatusNames.Of(status).Vi : null,
            indicator.IsComputed ? given : Words);
        grid.Text(Comment, report?.Comments.GetValueOrDefault(indicator.Code), indicator.IsComputed ? given : Words);
        if (!indicator.IsComputed)
        {
            rules.List(At(Status), SheetLists.Statuses);
            rules.Length(At(Comment), MaxCommentLength);
        }

        foreach (var part in PartsOf(item, indicator))
            WritePart(indicator, item, part);
    }

    private void WriteValue(FormItem item, Indicator indicator)
    {
        var look = new Look(Ground: item.Required ? Ground.Required : Ground.Input, Format: Look.Decimals(indicator.Decimals), IsFramed: true, IsUnlocked: true);
        if (indicator.IsComputed)
        {
            computed.Add((grid.Result(Value, Find(Computed, indicator), look with { Ground = Ground.Given, IsUnlocked = false }), indicator));
        }
        else if (indicator.IsNumeric)
        {
            grid.Number(Value, content.Report is { } report ? Find(report.Values, indicator) : null, look);
            rules.Number(At(Value), indicator, item);
        }
        else
        {
            var written = content.Report?.Words.GetValueOrDefault(indicator.Code);
            grid.Text(Value, indicator.Options.FirstOrDefault(option => option.Code == written)?.Name.Vi ?? written, look with { Format = Look.AsText });
            if (indicator.Kind == ValueKind.Choice)
                rules.List(At(Value), lists.NameOf(indicator));
            else
                rules.Length(At(Value), indicator.Max);
        }
    }

    private void WritePart(Indicator indicator, FormItem item, Option part)
    {
        var look = new Look(Ground: Ground.Input, Format: Look.Decimals(indicator.Decimals), IsFramed: true, IsUnlocked: true);
        grid.NextRow();
        grid.Text(Key, $"{indicator.Code}/{part.Code}", Plain);
        grid.Text(Code, part.Code, Label);
        grid.Text(Name, $"– {content.Say(part.Name)}", Label);
        grid.Text(Unit, content.Say(indicator.Unit), Label);
        var parts = content.Report?.Parts.GetValueOrDefault(indicator.Code);
        grid.Number(Value, parts is not null && parts.TryGetValue(part.Code, out var value) ? value : null, look);
        rules.Number(At(Value), indicator, item with { Min = Math.Min(0, item.Min ?? indicator.Min) });
    }

    /// <summary>The categories of a breakdown; of one by units those that were reported, for there can be hundreds.</summary>
    private IEnumerable<Option> PartsOf(FormItem item, Indicator indicator)
    {
        if (item.Dimension is null || content.Catalogue.FindDimension(item.Dimension) is not { } dimension)
            return [];
        return dimension.Units is null
            ? dimension.Categories
            : (content.Report?.Parts.GetValueOrDefault(indicator.Code)?.Keys ?? [])
                .Select(code => new Option(code, content.Catalogue.FindUnit(code)?.Name ?? new(code, code)));
    }

    /// <summary>The formula of a ratio or a sum over the cells of its parts, blank while one of them is; null where a part is not asked here.</summary>
    private string? FormulaOf(Indicator indicator)
    {
        if (indicator.Kind is not (ValueKind.Ratio or ValueKind.Sum) || !indicator.Parts.All(cells.ContainsKey))
            return null;
        var parts = indicator.Parts.Select(code => cells[code]).ToList();
        var areNumbers = string.Join(',', parts.Select(part => $"ISNUMBER({part})"));
        return indicator.Kind == ValueKind.Sum
            ? $"IF(AND({areNumbers}),{string.Join('+', parts)},\"\")"
            : string.Create(CultureInfo.InvariantCulture, $"IF(AND({areNumbers}),IF({parts[1]}=0,\"\",ROUND({indicator.Factor}*{parts[0]}/{parts[1]},{RatioDecimals})),\"\")");
    }

    /// <summary>As <see cref="Totals.WithComputed"/> rounds.</summary>
    private const int RatioDecimals = 6;

    private FigureDictionary Computed => content.Report is { } report
        ? Totals.WithComputed([.. content.Catalogue.ItemsOf(content.Obligation.Form).Select(pair => pair.Indicator)], report.Values)
        : FigureDictionary.Empty;

    private static decimal? Find(IReadOnlyDictionary<string, decimal> figures, Indicator indicator) =>
        figures.TryGetValue(indicator.Code, out var figure) ? figure : null;

    private static Text Marked(Text name, bool isRequired) => isRequired ? new($"{name.Vi} (*)", $"{name.En} (*)") : name;

    private string At(string column) => string.Create(CultureInfo.InvariantCulture, $"{column}{grid.RowNumber}");
}
