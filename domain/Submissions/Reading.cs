using System.Collections.Immutable;
using System.Globalization;
using NhipSo.Domain.Definitions;

namespace NhipSo.Domain.Submissions;

/// <summary>Reads what was sent, value by value, as what the form asks for.</summary>
internal sealed class Reading
{
    private const int MaxCommentLength = 2000;

    private readonly Catalogue catalogue;
    private readonly Form form;
    private readonly Dictionary<string, (Indicator Indicator, FormItem Item)> asked;
    private readonly ImmutableArray<Finding>.Builder findings = ImmutableArray.CreateBuilder<Finding>();
    private readonly ImmutableSortedDictionary<string, decimal>.Builder values = Sorted<decimal>();
    private readonly ImmutableSortedDictionary<string, string>.Builder words = Sorted<string>();
    private readonly ImmutableSortedDictionary<string, ValueStatus>.Builder statuses = Sorted<ValueStatus>();
    private readonly ImmutableSortedDictionary<string, string>.Builder comments = Sorted<string>();
    private readonly ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, decimal>>.Builder parts = Sorted<ImmutableSortedDictionary<string, decimal>>();
    private readonly Dictionary<string, string> places = new(StringComparer.Ordinal);
    private readonly SubmittedReport sent;

    public Reading(Catalogue catalogue, Form form, Dictionary<string, (Indicator Indicator, FormItem Item)> asked, SubmittedReport sent)
    {
        (this.catalogue, this.form, this.asked, this.sent) = (catalogue, form, asked, sent);
        foreach (var value in sent.Values)
            Read(value);
        Report = new(
            sent.Status, values.ToImmutable(), words.ToImmutable(), statuses.ToImmutable(), comments.ToImmutable(), parts.ToImmutable(),
            ReadTexts(), ReadRecommendations(), [.. sent.Evidence.Select(file => new Evidence(file.Name, file.Hash))]);
    }

    /// <summary>What it says.</summary>
    public Report Report { get; }

    /// <summary>What is wrong with single values.</summary>
    public IEnumerable<Finding> Findings => findings;

    /// <summary>The codes of the indicators that something was sent for, right or wrong.</summary>
    public IReadOnlyCollection<string> Sent => places.Keys;

    /// <summary>Where the value of an indicator was written, or would be.</summary>
    public string PlaceOf(string code) => places.GetValueOrDefault(code) ?? sent.PlaceOf(code);

    private void Read(SubmittedValue value)
    {
        if (!asked.TryGetValue(value.Code, out var pair))
        {
            findings.Add(NotAsked(value));
            return;
        }

        if (!places.TryAdd(value.Code, value.Place))
        {
            findings.Add(Messages.Duplicate(value));
            return;
        }

        if (FaultOf(value, pair.Indicator, pair.Item) is { } fault)
        {
            findings.Add(fault);
            return;
        }

        if (pair.Indicator.IsNumeric)
            values.Add(value.Code, Normalise(value.Number!.Value));
        else
            words.Add(value.Code, value.Written);
        if (value.Status is { } status && status != sent.Status)
            statuses.Add(value.Code, status);
        if (value.Comment is { Length: > MaxCommentLength })
            findings.Add(Messages.CommentTooLong(value, MaxCommentLength));
        else if (!string.IsNullOrWhiteSpace(value.Comment))
            comments.Add(value.Code, value.Comment);
        if (!value.Parts.IsEmpty)
            ReadParts(value, pair.Indicator, pair.Item);
    }

    private Finding NotAsked(SubmittedValue value) =>
        form.Items.Any(item => item.Indicator == value.Code) && catalogue.FindIndicator(value.Code) is { } known
            ? Messages.NotAskedNow(value, known)
            : Messages.UnknownIndicator(value, form);

    private void ReadParts(SubmittedValue value, Indicator indicator, FormItem item)
    {
        if (item.Dimension is null || catalogue.FindDimension(item.Dimension) is not { } dimension)
        {
            findings.Add(Messages.NotBrokenDown(value, indicator));
            return;
        }

        var read = Sorted<decimal>();
        foreach (var part in value.Parts)
        {
            if (!IsCategory(dimension, part.Category))
                findings.Add(Messages.UnknownCategory(part, dimension));
            else if (read.ContainsKey(part.Category))
                findings.Add(Messages.DuplicatePart(part));
            else if (part.Number is not { } number || Normalise(number).Scale > indicator.Decimals || DigitsOf(number) > Validation.MaxDigits)
                findings.Add(Messages.PartNotANumber(part, indicator));
            else
                read.Add(part.Category, Normalise(number));
        }

        if (read.Count != value.Parts.Length)
            return;
        var isWhole = dimension.Units is null && read.Count == dimension.Categories.Length;
        var sum = read.Values.Sum();
        if (isWhole ? sum != value.Number : sum > value.Number)
            findings.Add(Messages.PartsDoNotAddUp(value, indicator, sum, isWhole));
        parts.Add(value.Code, read.ToImmutable());
    }

    private bool IsCategory(Dimension dimension, string category) => dimension.Units is { } kind
        ? catalogue.FindUnit(category)?.Kind == kind || (kind == UnitKind.Commune && category.Length == 5 && category.All(char.IsAsciiDigit))
        : dimension.Categories.Any(option => option.Code == category);

    private ImmutableSortedDictionary<string, string> ReadTexts()
    {
        var texts = Sorted<string>();
        foreach (var text in sent.Texts)
        {
            if (form.Texts.FirstOrDefault(item => item.Code == text.Code) is not { } item)
                findings.Add(Messages.UnknownText(text, form));
            else if (texts.ContainsKey(text.Code))
                findings.Add(Messages.DuplicateText(text));
            else if (text.Written.Length > item.MaxLength)
                findings.Add(Messages.TextTooLong(text, item));
            else if (!string.IsNullOrWhiteSpace(text.Written))
                texts.Add(text.Code, text.Written);
        }

        return texts.ToImmutable();
    }

    private ImmutableArray<Recommendation> ReadRecommendations()
    {
        var recommendations = ImmutableArray.CreateBuilder<Recommendation>();
        foreach (var asks in sent.Recommendations)
        {
            if (catalogue.FindUnit(asks.To) is { Kind: UnitKind.Ministry, ValidTo: null } unit)
                recommendations.Add(new(asks.Text, unit.Id));
            else
                findings.Add(Messages.UnknownRecipient(asks));
        }

        return recommendations.ToImmutable();
    }

    private static Finding? FaultOf(SubmittedValue value, Indicator indicator, FormItem item) => value.Number switch
    {
        _ when indicator.IsComputed => Messages.Computed(value, indicator),
        _ when indicator.Kind == ValueKind.Choice => indicator.Options.Any(option => option.Code == value.Written) && value.IsText
            ? null : Messages.NotAnOption(value, indicator),
        _ when indicator.Kind == ValueKind.Words => !value.IsText || string.IsNullOrWhiteSpace(value.Written) || value.Written.Length > indicator.Max
            ? Messages.NotWords(value, indicator) : null,
        null => Messages.NotANumber(value, indicator),
        { } number when Normalise(number).Scale > indicator.Decimals => Messages.TooManyDecimals(value, indicator),
        { } number when DigitsOf(number) > Validation.MaxDigits => Messages.TooManyDigits(value, indicator),
        { } number when number < (item.Min ?? indicator.Min) || number > (item.Max ?? indicator.Max) => Messages.OutOfBounds(value, indicator, item),
        _ => null,
    };

    /// <summary>Without zeros at the end, nor a sign before 0: 1.50 and 1.5 are the same figure, and the same bytes.</summary>
    private static decimal Normalise(decimal number) => number == 0 ? 0m : number / 1.0000000000000000000000000000m;

    private static int DigitsOf(decimal number) =>
        Math.Abs(Normalise(number)).ToString(CultureInfo.InvariantCulture).Replace(".", "", StringComparison.Ordinal).TrimStart('0').Length;

    private static ImmutableSortedDictionary<string, T>.Builder Sorted<T>() => ImmutableSortedDictionary.CreateBuilder<string, T>(StringComparer.Ordinal);
}
