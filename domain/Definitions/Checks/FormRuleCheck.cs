namespace NhipSo.Domain.Definitions.Checks;

/// <summary>A form's rules: they compare figures that the form asks for.</summary>
internal static class FormRuleCheck
{
    public static IEnumerable<Fault> Faults(Form form, string at, Catalogue catalogue)
    {
        var rules = form.Rules.At($"{at}/rules").ToList();
        return [.. rules.Repeated(rule => rule.Code, $"{form.Called()}: rule"), .. rules.SelectMany(pair => Faults(form, pair.Entry, pair.At, catalogue))];
    }

    private static IEnumerable<Fault> Faults(Form form, Rule rule, string at, Catalogue catalogue)
    {
        var called = $"{form.Called()}: rule {rule.Code}";
        if (!Entries.LowerCaseCode().IsMatch(rule.Code))
            yield return new($"{at}/code", $"{called}: a code is small letters, digits and -; correct it");
        foreach (var fault in rule.Message.Unwritten($"{at}/message", $"{called}: its message"))
            yield return fault;
        if (form.DerivedFrom is not null)
            yield return new(at, $"{called}: a derived form is sent by no one, so nothing is held against it; move the rule to {form.DerivedFrom}");
        if (rule.Left.IsEmpty)
            yield return new($"{at}/left", $"{called}: compares nothing; name an indicator");
        if (rule.Right.IsEmpty && rule.Operator is Operator.Together or Operator.Exclusive)
            yield return new($"{at}/right", $"{called}: holds one side against another, and there is no other; name an indicator");
        if (rule.Constant != 0 && rule.Operator is Operator.Together or Operator.Exclusive)
            yield return new($"{at}/constant", $"{called}: a rule of what is given together compares no numbers; remove the constant");
        foreach (var (code, place) in rule.Left.At($"{at}/left").Concat(rule.Right.At($"{at}/right")))
        {
            if (!form.Items.Any(item => item.Indicator == code) || catalogue.FindIndicator(code) is not { IsNumeric: true, IsComputed: false })
                yield return new(place, $"{called}: {code} is no number that the form asks for; ask for it, or correct the code");
        }
    }
}
