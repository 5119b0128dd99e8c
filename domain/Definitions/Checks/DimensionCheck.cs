namespace NhipSo.Domain.Definitions.Checks;

/// <summary>Dimensions: parts that are listed, or the codes of a kind of unit.</summary>
internal static class DimensionCheck
{
    public static IEnumerable<Fault> Faults(Catalogue catalogue)
    {
        var dimensions = catalogue.Written.Dimensions.At("/dimensions").ToList();
        return [.. dimensions.Repeated(dimension => dimension.Code, "dimension"), .. dimensions.SelectMany(pair => Faults(pair.Entry, pair.At))];
    }

    private static IEnumerable<Fault> Faults(Dimension dimension, string at)
    {
        if (!Entries.LowerCaseCode().IsMatch(dimension.Code))
            yield return new($"{at}/code", $"dimension {dimension.Code}: a code is small letters, digits and -; correct it");
        if ((dimension.Categories.Length > 1) == (dimension.Units is not null))
            yield return new(at, $"dimension {dimension.Code}: has at least two categories, or units whose codes are the parts; write one of the two");
        foreach (var fault in OptionFaults(dimension.Categories.At($"{at}/categories").ToList(), $"dimension {dimension.Code}: category"))
            yield return fault;
    }

    /// <summary>Faults of what can be chosen: codes that are no codes, or named twice.</summary>
    public static IEnumerable<Fault> OptionFaults(IReadOnlyCollection<(Option Entry, string At)> options, string what) =>
        options.Where(pair => !Entries.LowerCaseCode().IsMatch(pair.Entry.Code))
            .Select(pair => new Fault($"{pair.At}/code", $"{what} {pair.Entry.Code}: a code is small letters, digits and -; correct it"))
            .Concat(options.Repeated(option => option.Code, what))
            .Concat(options.SelectMany(pair => pair.Entry.Name.Unwritten($"{pair.At}/name", $"{what} {pair.Entry.Code}: its name")));
}
