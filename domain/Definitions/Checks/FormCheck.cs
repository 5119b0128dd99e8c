namespace NhipSo.Domain.Definitions.Checks;

/// <summary>A form's version by itself: its code, its nine parts, the size of its outline.</summary>
internal static class FormCheck
{
    private const int MaxItems = 200;

    /// <summary>A table's row has 252 columns of one's own; those of the head beside figures and texts fit into the rest.</summary>
    private const int MaxColumns = 240;

    private const int MaxTextLength = 20_000;

    public static IEnumerable<Fault> Faults(Form form, string at, Catalogue catalogue)
    {
        var called = form.Called();
        if (!Entries.LowerCaseCode().IsMatch(form.Code))
            yield return new($"{at}/code", $"{called}: a code is small letters, digits and -; correct it");
        foreach (var (text, member, what) in new[] { (form.Name, "name", "its name"), (form.Content, "content", "its content"), (form.Method, "method", "its method") })
        {
            foreach (var fault in text.Unwritten($"{at}/{member}", $"{called}: {what}"))
                yield return fault;
        }

        if (catalogue.FindUnit(form.Recipient) is null)
            yield return new($"{at}/recipient", $"{called}: its recipient {form.Recipient} is not in the catalogue; add it or correct the id");
        if (string.IsNullOrWhiteSpace(form.Source))
            yield return new($"{at}/source", $"{called}: says no ground; write it, and what of it is design");
        if (form.Items.IsEmpty && form.Texts.IsEmpty)
            yield return new($"{at}/outline", $"{called}: asks for nothing; write what it asks for");
        if (form.Items.Length > MaxItems)
            yield return new($"{at}/outline", $"{called}: {form.Items.Length} indicators, where at most {MaxItems} are possible; split the form");
        if (form.Items.Length + form.Texts.Length > MaxColumns)
            yield return new($"{at}/outline", $"{called}: {form.Items.Length} indicators and {form.Texts.Length} texts, where a row holds {MaxColumns}; split the form");
        foreach (var fault in form.ItemsAt(at).Repeated(item => item.Indicator, $"{called}: indicator"))
            yield return fault;
        foreach (var fault in form.TextsAt(at).Repeated(text => text.Code, $"{called}: text"))
            yield return fault;
        foreach (var fault in form.Outline.At($"{at}/outline").Repeated(section => section.Title.Vi, $"{called}: section"))
            yield return fault;
        foreach (var (text, place) in form.TextsAt(at))
        {
            if (!Entries.LowerCaseCode().IsMatch(text.Code))
                yield return new($"{place}/code", $"{called}: text {text.Code}: a code is small letters, digits and -; correct it");
            if (text.MaxLength is < 1 or > MaxTextLength)
                yield return new($"{place}/maxLength", $"{called}: text {text.Code}: at most {text.MaxLength} characters, where 1 to {MaxTextLength} are possible; correct it");
        }
    }
}
