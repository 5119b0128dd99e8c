using NodaTime;

namespace NhipSo.Domain.Definitions.Checks;

/// <summary>Asked once: at a time an indicator is typed in one form by a kind of unit, for what was, what is planned and what is published each.</summary>
internal static class AskedOnceCheck
{
    public static IEnumerable<Fault> Faults(Catalogue catalogue)
    {
        var forms = catalogue.Written.Forms.At("/forms").Where(pair => pair.Entry.DerivedFrom is null).ToList();
        return
            from later in forms
            from earlier in forms.TakeWhile(pair => pair != later)
            where earlier.Entry.Code != later.Entry.Code && Meet(earlier.Entry, later.Entry, catalogue)
            from item in later.Entry.ItemsAt(later.At)
            where catalogue.FindIndicator(item.Item.Indicator) is { IsComputed: false }
                && earlier.Entry.Items.Any(asked => asked.Indicator == item.Item.Indicator && Share(asked.Units, item.Item.Units))
            select new Fault(item.At, $"{later.Entry.Called()}: {item.Item.Indicator} is asked of the same units by {earlier.Entry.Called()}; remove it, and derive it from there");
    }

    private static bool Meet(Form one, Form other, Catalogue catalogue) =>
        one.UnitKind == other.UnitKind && one.Standing == other.Standing
        && one.ReplacedBy != other.Code && other.ReplacedBy != one.Code
        && Share(one.Units, other.Units)
        && Overlap(catalogue.DaysAsked(one), catalogue.DaysAsked(other));

    private static bool Share(IReadOnlyCollection<string> one, IReadOnlyCollection<string> other) =>
        one.Count == 0 || other.Count == 0 || one.Intersect(other, StringComparer.Ordinal).Any();

    private static bool Overlap((LocalDate From, LocalDate? To) one, (LocalDate From, LocalDate? To) other) =>
        !(one.To < other.From) && !(other.To < one.From);
}
