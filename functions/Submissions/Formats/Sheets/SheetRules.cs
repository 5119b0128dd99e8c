using System.Globalization;
using DocumentFormat.OpenXml.Spreadsheet;
using NhipSo.Domain.Definitions;
using Text = NhipSo.Domain.Definitions.Text;

namespace NhipSo.Functions.Submissions.Formats.Sheets;

/// <summary>What may be typed into the cells of a sheet (data validation), with a message in both languages where it is not that.</summary>
internal sealed class SheetRules
{
    private const int MaxTitleLength = 32;
    private const int MaxMessageLength = 225;

    private readonly List<DataValidation> rules = [];

    /// <summary>The rules.</summary>
    public DataValidations Write() => new(rules) { Count = (uint)rules.Count };

    /// <summary>A number within an indicator's bounds.</summary>
    public void Number(string cell, Indicator indicator, FormItem item)
    {
        var (min, max) = (item.Min ?? indicator.Min, item.Max ?? indicator.Max);
        Add(cell, SheetLabels.Bounds(indicator, min, max), new()
        {
            Type = indicator.Decimals == 0 ? DataValidationValues.Whole : DataValidationValues.Decimal,
            Operator = DataValidationOperatorValues.Between,
            Formula1 = new(min.ToString(CultureInfo.InvariantCulture)),
            Formula2 = new(max.ToString(CultureInfo.InvariantCulture)),
        });
    }

    /// <summary>A text up to a length.</summary>
    public void Length(string cell, decimal most) => Add(cell, SheetLabels.AtMost(most), new()
    {
        Type = DataValidationValues.TextLength,
        Operator = DataValidationOperatorValues.LessThanOrEqual,
        Formula1 = new(most.ToString(CultureInfo.InvariantCulture)),
    });

    /// <summary>One of a named list.</summary>
    public void List(string cell, string name) => Add(cell, SheetLabels.FromTheList, new() { Type = DataValidationValues.List, Formula1 = new(name) });

    private void Add(string cell, Text message, DataValidation rule)
    {
        rule.AllowBlank = true;
        rule.ShowErrorMessage = true;
        rule.ErrorStyle = DataValidationErrorStyleValues.Stop;
        rule.ErrorTitle = Shorten($"{SheetLabels.Mistake.Vi}", MaxTitleLength);
        rule.Error = Shorten($"{message.Vi}\n{message.En}", MaxMessageLength);
        rule.SequenceOfReferences = new() { InnerText = cell };
        rules.Add(rule);
    }

    private static string Shorten(string text, int most) => SheetText.Encode(text.Length <= most ? text : text[..most]);
}
