namespace NhipSo.Domain.Definitions.Checks;

/// <summary>A form's versions: counted from 1 without gap, each from the same period as the one before or a later one.</summary>
internal static class VersionCheck
{
    public static IEnumerable<Fault> Faults(Catalogue catalogue)
    {
        foreach (var versions in catalogue.Written.Forms.At("/forms").GroupBy(pair => pair.Entry.Code, StringComparer.Ordinal))
        {
            var expected = 1;
            Form? before = null;
            foreach (var (form, at) in versions.OrderBy(pair => pair.Entry.Version))
            {
                if (form.Version != expected)
                    yield return new($"{at}/version", $"{form.Called()}: named twice, or {expected} is missing; versions count from 1 without a gap");
                if (before is not null && form.FirstPeriod.First < before.FirstPeriod.First)
                    yield return new($"{at}/firstPeriod", $"{form.Called()}: begins with {form.FirstPeriod}, before version {before.Version} does; a new version begins with the same period or a later one");
                if (before is not null && (form.UnitKind != before.UnitKind || form.Standing != before.Standing || form.Calendar.Frequency != before.Calendar.Frequency))
                    yield return new(at, $"{form.Called()}: is of another kind of unit, standing or frequency than version {before.Version}; give it a code of its own");
                (before, expected) = (form, form.Version + 1);
            }
        }
    }
}
