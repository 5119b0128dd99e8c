namespace NhipSo.Domain.Definitions.Checks;

/// <summary>Published series: each figure says whose it is and who published it, and nothing is named twice.</summary>
internal static class PublishedCheck
{
    public static IEnumerable<Fault> Faults(Catalogue catalogue)
    {
        var series = catalogue.Written.Published.At("/published").ToList();
        return [.. series.Repeated(each => each.Code, "published series"), .. series.SelectMany(pair => Faults(pair.Entry, pair.At, catalogue))];
    }

    private static IEnumerable<Fault> Faults(PublishedSeries series, string at, Catalogue catalogue)
    {
        var called = $"published series {series.Code}";
        foreach (var (code, place) in new[] { (series.Code, $"{at}/code"), (series.Group, $"{at}/group") })
        {
            if (!Entries.LowerCaseCode().IsMatch(code))
                yield return new(place, $"{called}: '{code}' is no code; use small letters, digits and -");
        }

        if (series.Indicator is { } indicator && catalogue.FindIndicator(indicator) is null)
            yield return new($"{at}/indicator", $"{called}: indicator {indicator} is not in the catalogue; correct the code or leave it out");
        foreach (var fault in series.Name.Unwritten($"{at}/name", $"{called}: its name").Concat(series.UnitOfMeasure.Unwritten($"{at}/unitOfMeasure", $"{called}: its unit of measure")))
            yield return fault;
        foreach (var fault in series.Figures.At($"{at}/figures").SelectMany(pair => FigureFaults(pair.Entry, pair.At, called, catalogue)))
            yield return fault;
    }

    private static IEnumerable<Fault> FigureFaults(PublishedFigure figure, string at, string called, Catalogue catalogue)
    {
        if (string.IsNullOrWhiteSpace(figure.Source))
            yield return new($"{at}/source", $"{called}: a figure without its source is an invention; write who published it where");
        if (figure.Block is null == figure.Unit is null)
            yield return new(at, $"{called}: is of a block or of one unit; write one of the two");
        if (figure.Unit is { } unit && catalogue.FindUnit(unit) is null)
            yield return new($"{at}/unit", $"{called}: unit {unit} is not in the catalogue; correct the id");
        if (figure.Numerator is null != figure.Denominator is null)
            yield return new(at, $"{called}: a numerator stands over a denominator; write both or neither");
        if (figure is { IsMisprint: true, Note: null })
            yield return new($"{at}/note", $"{called}: a misprint needs a note that says how that is known; write it");
    }
}
